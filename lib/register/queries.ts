import "server-only";
import { and, asc, count, desc, eq, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { isInstant } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { publicRecordFace, registerFace } from "./api";
import type { RegisterFilter } from "./facets";
import { registerCondition } from "./filter";

const PAGE_SIZE = 25;
/** Above this a total is said as "10,000+": counting further would cost more than it tells. */
export const COUNT_LIMIT = 10_000;

export type RegisterQuery = {
  filter: RegisterFilter;
  after?: string | null;
  before?: string | null;
  limit?: number | undefined;
};

type Cursor = { at: string; number: string };
export const encodeCursor = (row: { publishedAt: Date; number: string }) =>
  `${row.publishedAt.toISOString()}_${row.number}`;
function decodeCursor(text: string | null | undefined): Cursor | null {
  const [at, number] = (text ?? "").split("_");
  return at && number && isInstant(at) && !("problem" in parseRecordNumber(number)) ? { at, number } : null;
}

async function findInRegister(tx: Transaction, _actor: Viewer | Visitor, query: RegisterQuery) {
  const limit = query.limit ?? PAGE_SIZE;
  const { number, publishedAt, isRegisterRow } = publishedRecords;
  const filter = registerCondition(query.filter);
  const [forward, backward] = [decodeCursor(query.after), decodeCursor(query.before)];
  const older = ({ at, number: n }: Cursor) =>
    or(
      sql`${publishedAt} < ${at}::timestamptz`,
      and(sql`${publishedAt} = ${at}::timestamptz`, sql`${number} > ${n}`),
    );
  const newer = ({ at, number: n }: Cursor) =>
    or(
      sql`${publishedAt} > ${at}::timestamptz`,
      and(sql`${publishedAt} = ${at}::timestamptz`, sql`${number} < ${n}`),
    );
  const isBackward = backward !== null && forward === null;
  const position = isBackward ? newer(backward) : forward && older(forward);
  const order = isBackward ? [asc(publishedAt), desc(number)] : [desc(publishedAt), asc(number)];
  const within = tx
    .select({ one: sql`1` })
    .from(publishedRecords)
    .where(filter)
    .limit(COUNT_LIMIT + 1)
    .as("within");
  const [found, [counted], [all]] = await Promise.all([
    tx
      .select()
      .from(publishedRecords)
      .where(and(filter, position ?? undefined))
      .orderBy(...order)
      .limit(limit + 1),
    tx.select({ n: count() }).from(within),
    tx.select({ n: count() }).from(publishedRecords).where(eq(isRegisterRow, true)),
  ]);
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const [hasMore, first, last] = [found.length > limit, page[0], page.at(-1)];
  return {
    rows: page,
    matching: counted?.n ?? 0,
    total: all?.n ?? 0,
    previous: first && (isBackward ? hasMore : forward !== null) ? encodeCursor(first) : null,
    next: last && (isBackward || hasMore) ? encodeCursor(last) : null,
  };
}
export type RegisterPage = Awaited<ReturnType<typeof findInRegister>>;

/** Rows of the public register, newest publication first, a keyset page at a time. */
export const searchRegister = defineQuery({
  name: "register.search",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: registerFace,
  run: findInRegister,
});

async function readPublishedRecord(
  tx: Transaction,
  _actor: Viewer | Visitor,
  { number }: { number: string },
) {
  const parsed = parseRecordNumber(number);
  if (parsed.problem !== undefined) return null;
  const [record] = await tx
    .select()
    .from(publishedRecords)
    .where(eq(publishedRecords.number, formatRecordNumber(parsed.kind, parsed.serial)));
  if (record === undefined) return null;
  const related = await tx
    .select()
    .from(publishedRecords)
    .where(eq(publishedRecords.institutionId, record.institutionId))
    .orderBy(asc(publishedRecords.kind), asc(publishedRecords.number));
  return {
    record,
    institution: related.find((row) => row.kind === "institution") ?? null,
    deployment:
      related.find((row) => row.kind === "deployment" && row.recordId === record.deploymentId) ?? null,
    deployments: related.filter((row) => row.kind === "deployment"),
    applications: related.filter(
      (row) =>
        row.kind === "application" &&
        (record.kind === "institution" || row.deploymentId === record.deploymentId),
    ),
  };
}

/** One public record with its neighbours in the thread; null when there is none of that number. */
export const getPublishedRecord = defineQuery({
  name: "register.get",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: publicRecordFace,
  run: readPublishedRecord,
});
export type PublicRecordPage = NonNullable<Awaited<ReturnType<typeof readPublishedRecord>>>;
export type RegisterRow = PublicRecordPage["record"];

/** How many public records each province has, for the front page's figures. */
export const countByProvince = defineQuery({
  name: "register.provinces",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: (tx: Transaction, _actor: Viewer | Visitor, _: Record<string, never>) =>
    tx
      .select({ adcode: publishedRecords.provinceAdcode, n: count() })
      .from(publishedRecords)
      .where(eq(publishedRecords.isRegisterRow, true))
      .groupBy(publishedRecords.provinceAdcode),
});
