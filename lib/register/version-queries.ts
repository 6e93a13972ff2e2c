import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { publishedVersions } from "@/db/schema/versions";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { canonicalNumber } from "./canonical-number";
import { withoutContent } from "./taken-down";
import { publishedVersionFace, publishedVersionsFace } from "./version-api";

/** The record as it stands now: whether anything of its versions is told depends on it. */
async function currentOf(tx: Transaction, typed: string) {
  const number = canonicalNumber(typed);
  if (number === null) return null;
  const [record] = await tx.select().from(publishedRecords).where(eq(publishedRecords.number, number));
  return record ?? null;
}

async function readPublishedVersions(
  tx: Transaction,
  _actor: Viewer | Visitor,
  { number }: { number: string },
) {
  const record = await currentOf(tx, number);
  if (record === null) return null;
  if (record.state === "retired") return { record: withoutContent(record), versions: [] };
  const versions = await tx
    .select()
    .from(publishedVersions)
    .where(eq(publishedVersions.number, record.number))
    .orderBy(desc(publishedVersions.version));
  return { record, versions };
}
export type PublishedVersions = NonNullable<Awaited<ReturnType<typeof readPublishedVersions>>>;
export type PublishedVersion = PublishedVersions["versions"][number];

/** Every version of a public record, newest first; of one that was taken down, none. */
export const listPublishedVersions = defineQuery({
  name: "register.versions",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: publishedVersionsFace,
  run: readPublishedVersions,
});

async function readPublishedVersion(
  tx: Transaction,
  _actor: Viewer | Visitor,
  { number, version }: { number: string; version: number },
) {
  const record = await currentOf(tx, number);
  if (record === null) return null;
  if (record.state === "retired") return { record: withoutContent(record), version: null };
  const [found] = await tx
    .select()
    .from(publishedVersions)
    .where(and(eq(publishedVersions.number, record.number), eq(publishedVersions.version, version)));
  return found === undefined ? null : { record, version: found };
}
export type PublishedVersionPage = NonNullable<Awaited<ReturnType<typeof readPublishedVersion>>>;

/** One version of a public record as it stood that day, beside the record as it is now. */
export const getPublishedVersion = defineQuery({
  name: "register.version",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: publishedVersionFace,
  run: readPublishedVersion,
});
