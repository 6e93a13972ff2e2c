import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { endpoints } from "@/db/schema/endpoints";
import { institutions } from "@/db/schema/institutions";
import { fieldDiff } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { keepKey, keyColumns } from "./keep-key";
import type { EndpointProposal } from "./schema";
import type { EndpointRow } from "./target";

export type Proposed = Omit<EndpointProposal, "deploymentId" | "revision"> & { isSimulator: boolean };

/** What an approval is about, but for the key: changed, it has to be given anew. */
const targetFields = [
  "serverKind",
  "targetKind",
  "scheme",
  "host",
  "port",
  "network",
  "basePath",
  "modelIdSent",
  "caPem",
  "isSimulator",
] as const;
const shownFields = [
  ...targetFields.filter((field) => field !== "caPem"),
  { field: "caPem", as: "digest" } as const,
  "thinkingBy",
  "isThinkingOn",
];

/** The deployment an endpoint serves, and the record of it there may be already, at the revision that was seen. */
export async function lockEndpoint(tx: Transaction, deploymentId: string, revision: number) {
  const [found] = await tx
    .select({ deployment: deployments, institutionName: institutions.nameZh })
    .from(deployments)
    .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
    .where(eq(deployments.id, deploymentId));
  if (found === undefined) throw new AppError("record.not-found");
  const { institutionId } = found.deployment;
  const [row] = await tx
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.deploymentId, deploymentId)))
    .for("update");
  if ((row?.revision ?? 0) !== revision) throw new AppError("record.stale");
  return { ...found, row: row ?? null };
}

/** True when an approval still stands after this proposal: nothing it was about has changed. */
function keepsApproval(row: EndpointRow | null, proposed: Proposed): boolean {
  if (row?.state !== "approved" || proposed.key !== null || proposed.removesKey) return false;
  return targetFields.every((field) => row[field] === proposed[field]);
}

/** Writes a proposal as the record's next revision. It waits for a second person unless nothing of its target changed. */
export async function writeProposal(
  tx: Transaction,
  { deployment, institutionName, row }: Awaited<ReturnType<typeof lockEndpoint>>,
  proposed: Proposed,
  actor: Viewer,
  at: Date,
) {
  const { institutionId, jurisdictionCode, id: deploymentId } = deployment;
  const place = { institutionId, jurisdictionCode, id: row?.id ?? newId() };
  const { key, removesKey, ...stated } = proposed;
  const stays = keepsApproval(row, proposed);
  const values = {
    ...stated,
    ...keyColumns(proposed, at),
    ...{ institutionName, deploymentName: deployment.name, deploymentNumber: deployment.number },
    ...(stays
      ? {}
      : { state: "pending", proposedBy: actor.userId, proposedByName: actor.name, proposedAt: at }),
    revision: (row?.revision ?? 0) + 1,
    updatedAt: at,
  };
  if (row === null) await tx.insert(endpoints).values({ ...place, deploymentId, ...values });
  else {
    await tx
      .update(endpoints)
      .set(values)
      .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, place.id)));
  }
  if (key !== null || removesKey) await keepKey(tx, place, { key });
  const before = row === null ? null : shownOf(row);
  return {
    result: { id: place.id, revision: values.revision, state: stays ? "approved" : "pending" },
    audit: [
      {
        ...{ institutionId, jurisdictionCode },
        action: "endpoint.proposed",
        object: { kind: "endpoint", id: place.id, version: values.revision },
        diff: fieldDiff(before, shownOf(stated), shownFields),
        detail: { deploymentId, key: keyChange({ key, removesKey }) },
      },
    ] as const,
  };
}

/** What became of the key, never a part of it. */
function keyChange({ key, removesKey }: Pick<Proposed, "key" | "removesKey">): string {
  if (key !== null) return "set";
  return removesKey ? "removed" : "unchanged";
}

type Shown = Pick<EndpointRow, (typeof targetFields)[number] | "thinkingBy" | "isThinkingOn">;

function shownOf(from: Shown) {
  const { serverKind, targetKind, scheme, host, port, network, basePath, modelIdSent, caPem, isSimulator } =
    from;
  const address = { serverKind, targetKind, scheme, host, port, network, basePath };
  return {
    ...address,
    modelIdSent,
    caPem,
    isSimulator,
    thinkingBy: from.thinkingBy,
    isThinkingOn: from.isThinkingOn,
  };
}
