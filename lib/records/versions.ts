import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recordVersions } from "@/db/schema/versions";
import type { Provenance, RecordKind, VersionStep } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import type { JsonObject } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { configurationInForce } from "./configuration-in-force";
import { badgeOf } from "./rules";
import { type DeploymentRow, type RecordRow, recordTable, sourcedOf, standingOf } from "./tables";
import { withConfiguration } from "./version-fields";

export type RecordVersion = typeof recordVersions.$inferSelect;
type Configured = { components: Readonly<Record<string, unknown>>; provenance: Provenance } | null;

/** The regulated values of a record and where each came from, those of its configuration among them. */
const stated = (kind: RecordKind, row: RecordRow, configured: Configured) =>
  withConfiguration(sourcedOf(kind, row), configured);

type Content = Omit<RecordVersion, "institutionId" | "jurisdictionCode" | "id" | "digest">;

/** What the digest of a version is taken over; anybody who has the version can take it again. */
export function versionContent(version: Content): JsonObject {
  const { recordKind, recordId, revision, step, restoredFrom, badge, values, provenance, at } = version;
  const { byId, byName, byRole } = version;
  const by = byId === null ? null : { id: byId, name: byName, role: byRole };
  const content = { kind: recordKind, recordId, revision, step, restoredFrom, badge, values, provenance, by };
  // Values and provenance are plain JSON by the schemas that let them in; what is not has no canonical form and throws.
  return { ...content, at: at.toISOString() } as JsonObject;
}

function versionRow(row: RecordRow, content: Content): RecordVersion {
  const { institutionId, jurisdictionCode } = row;
  return {
    institutionId,
    jurisdictionCode,
    id: newId(),
    ...content,
    digest: canonicalDigest(versionContent(content)),
  };
}

export type Step = {
  step: Exclude<VersionStep, "loaded" | "kept">;
  viewer: Viewer;
  at: Date;
  restoredFrom?: number;
};

/**
 * Keeps the revision a command has just written, as the database holds it. The commands that write revisions come here
 * through edit.ts; a revision without its version is found by the tests of every command.
 */
export async function keepVersion(
  tx: Transaction,
  kind: RecordKind,
  of: { institutionId: string; id: string },
  { step, viewer, at, restoredFrom }: Step,
): Promise<RecordVersion> {
  const table = recordTable(kind);
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.institutionId, of.institutionId), eq(table.id, of.id)));
  if (row === undefined) throw new AppError("record.not-found");
  // recordTable() stands for all three; only a deployment has a configuration.
  const deployment = kind === "deployment" ? (row as RecordRow as DeploymentRow) : null;
  const served = await configurationInForce(tx, deployment);
  const kept = versionRow(row, {
    recordKind: kind,
    recordId: row.id,
    revision: row.revision,
    step,
    restoredFrom: restoredFrom ?? null,
    badge: null,
    ...stated(kind, row, served?.configuration ?? null),
    byId: viewer.userId,
    byName: viewer.name,
    byRole: viewer.role,
    at,
  });
  await tx.insert(recordVersions).values(kept);
  return kept;
}

/** The first version of a record that was loaded: nobody's act, with the badge it came with. */
export function loadedVersion(kind: RecordKind, row: RecordRow, configured: Configured): RecordVersion {
  return versionRow(row, {
    recordKind: kind,
    recordId: row.id,
    revision: row.revision,
    step: "loaded",
    restoredFrom: null,
    badge: badgeOf(standingOf(row)),
    ...stated(kind, row, configured),
    byId: null,
    byName: null,
    byRole: null,
    at: row.createdAt,
  });
}
