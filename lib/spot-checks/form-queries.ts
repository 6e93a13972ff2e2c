import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { endpoints } from "@/db/schema/endpoints";
import { privateSuites } from "@/db/schema/suites";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { itemDigest, signedItems } from "./asked-items";
import { sideOf } from "./rules";
import { publicSuites } from "./suites";

/** How many items of each public suite a clinician has approved as they stand. */
async function signedCounts(tx: Transaction): Promise<Record<string, { items: number; signed: number }>> {
  const counts: Record<string, { items: number; signed: number }> = {};
  for (const { id, items } of publicSuites) {
    const words = await signedItems(tx, id);
    const signed = items.filter((item) => words.get(`${item.id} ${itemDigest(item)}`) === "approved");
    counts[id] = { items: items.length, signed: signed.length };
  }
  return counts;
}

async function readForm(tx: Transaction, viewer: Viewer, { deploymentId }: { deploymentId: string }) {
  if (!isUuid(deploymentId)) throw new AppError("record.not-found");
  const [found] = await tx
    .select({ deployment: deployments, endpoint: endpoints })
    .from(deployments)
    .leftJoin(
      endpoints,
      and(eq(endpoints.institutionId, deployments.institutionId), eq(endpoints.deploymentId, deployments.id)),
    )
    .where(eq(deployments.id, deploymentId));
  if (found === undefined) throw new AppError("record.not-found");
  const { deployment, endpoint } = found;
  const isCallable = endpoint?.state === "approved" && endpoint.killedAt === null;
  const own =
    sideOf(viewer.role) === "hospital"
      ? []
      : await tx
          .select({ id: privateSuites.id, name: privateSuites.name, digest: privateSuites.digest })
          .from(privateSuites)
          .where(eq(privateSuites.isPublished, true))
          .orderBy(desc(privateSuites.id));
  return {
    deployment: { id: deployment.id, name: deployment.name, number: deployment.number },
    endpoint: isCallable
      ? { maxInFlight: endpoint.maxInFlight, isSimulator: endpoint.isSimulator, model: endpoint.modelIdSent }
      : null,
    signed: await signedCounts(tx),
    own,
  };
}

/** What somebody who starts a check needs to know: whether it can begin, and what it may ask. */
export const getCheckForm = defineQuery({
  name: "spotCheck.form",
  permission: "spot-check:start",
  run: readForm,
});
