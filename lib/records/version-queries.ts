import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recordVersions } from "@/db/schema/versions";
import type { RecordKind } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { decisionsOn } from "./queries";
import { summaryOf } from "./summary";
import { recordTable, standingOf } from "./tables";
import { versionBadge } from "./version-badge";
import { countChanged, diffVersions } from "./version-diff";
import { versionFields } from "./version-fields";
import { type AskedPair, pairOf } from "./version-pair";
import type { RecordVersion } from "./versions";

type Asked = { kind: RecordKind; id: string } & AskedPair;

/** The two versions to compare, whole. */
function pairIn(versions: readonly RecordVersion[], asked: AskedPair) {
  const of = (revision: number | null) => versions.find((version) => version.revision === revision) ?? null;
  const { before, after, missing } = pairOf(versions.map(({ revision }) => revision).toReversed(), asked);
  return { before: of(before), after: of(after), missing };
}

async function readVersions(tx: Transaction, _viewer: Viewer, asked: Asked) {
  const { kind, id } = asked;
  if (!isUuid(id)) throw new AppError("record.not-found");
  const table = recordTable(kind);
  const [row] = await tx.select().from(table).where(eq(table.id, id));
  if (row === undefined) throw new AppError("record.not-found");
  const [versions, decisions] = await Promise.all([
    tx
      .select()
      .from(recordVersions)
      .where(and(eq(recordVersions.institutionId, row.institutionId), eq(recordVersions.recordId, id)))
      .orderBy(asc(recordVersions.revision)),
    decisionsOn(tx, row.institutionId, id),
  ]);
  const standing = standingOf(row);
  const fields = versionFields(kind);
  const listed = versions.map(({ values, provenance, ...version }, at) => {
    const earlier = versions[at - 1];
    return {
      ...version,
      badge: versionBadge(version, decisions, standing),
      changed: earlier ? countChanged(diffVersions(earlier, { values, provenance }, fields)) : null,
    };
  });
  return {
    summary: summaryOf(kind, row),
    standing,
    versions: listed.toReversed(),
    ...pairIn(versions, asked),
  };
}
export type VersionsPage = Awaited<ReturnType<typeof readVersions>>;

/** Every kept version of a record, newest first, and two of them whole to be compared; out of reach is absent. */
export const getVersions = defineQuery({
  name: "record.versions",
  permission: "institution:read",
  run: readVersions,
});

/** The newest version kept of a record, by its digest: what a page and a print of it name; null where none is in reach. */
export const getCurrentVersion = defineQuery({
  name: "record.version",
  permission: "institution:read",
  run: async (tx: Transaction, _viewer: Viewer, { id }: { id: string }) => {
    if (!isUuid(id)) return null;
    const { revision, digest, at, recordId } = recordVersions;
    const [newest] = await tx
      .select({ revision, digest, at })
      .from(recordVersions)
      .where(eq(recordId, id))
      .orderBy(desc(revision))
      .limit(1);
    return newest ?? null;
  },
});
