import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpoints } from "@/db/schema/endpoints";
import type { AuditEntry } from "@/lib/audit/append";
import { fieldDiff } from "@/lib/audit/diff";
import { newId } from "@/lib/ids";
import type { DeploymentForm } from "./schema";

type Place = { institutionId: string; jurisdictionCode: string };
const addressFields = ["serverKind", "scheme", "host", "port", "modelIdSent"] as const;

/**
 * Keeps where the model is served, as the deployment's own form states it. An address that changed is not the one that was
 * proposed or approved: it is called again when it has been proposed anew (lib/endpoints) and approved.
 */
export async function keepEndpoint(
  tx: Transaction,
  place: Place,
  deploymentId: string,
  { endpoint: stated }: DeploymentForm,
  at: Date,
): Promise<AuditEntry[]> {
  if (stated === null) return [];
  const own = and(eq(endpoints.institutionId, place.institutionId), eq(endpoints.deploymentId, deploymentId));
  const [known] = await tx.select().from(endpoints).where(own).for("update");
  const before = known === undefined ? null : addressOf(known);
  const diff = fieldDiff(before, stated, addressFields);
  if (diff === null) return [];
  const id = known?.id ?? newId();
  const revision = (known?.revision ?? 0) + 1;
  const values = { ...stated, isSimulator: false, state: "draft", revision, updatedAt: at };
  if (known === undefined) await tx.insert(endpoints).values({ ...place, id, deploymentId, ...values });
  else await tx.update(endpoints).set(values).where(own);
  const object = { kind: "endpoint", id, version: revision };
  return [{ ...place, action: "endpoint.stated", object, diff, detail: { deploymentId } }];
}

function addressOf({ serverKind, scheme, host, port, modelIdSent }: typeof endpoints.$inferSelect) {
  return { serverKind, scheme, host, port, modelIdSent };
}
