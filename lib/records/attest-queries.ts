import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { RecordKind } from "@/db/values";
import { recordKinds } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { DUE_SOON_DAYS } from "./freshness";
import { type RecordSummary, summaryOf } from "./summary";
import { recordTable } from "./tables";

const LIMIT = 200;

/** Public records of one kind, as they stand, that are due within the notice or past it. */
function dueOf(tx: Transaction, kind: RecordKind, today: string) {
  const table = recordTable(kind);
  const due = sql`attest_due((${table.lastAttestedAt} at time zone 'Asia/Shanghai')::date)`;
  return tx
    .select()
    .from(table)
    .where(
      and(
        eq(table.state, "published"),
        eq(table.confirmedRevision, table.revision),
        sql`${due} <= ${today}::date + ${DUE_SOON_DAYS}::int`,
      ),
    )
    .orderBy(asc(table.lastAttestedAt))
    .limit(LIMIT);
}

async function readDue(tx: Transaction, viewer: Viewer, { today }: { today: string }) {
  // A reviewer has a whole province in reach; to stand for a record is its own hospital's to do.
  if (viewer.institutionId === null) return [];
  const found: RecordSummary[] = [];
  for (const kind of recordKinds) {
    const rows = await dueOf(tx, kind, today);
    found.push(...rows.map((row) => summaryOf(kind, row)));
  }
  return found.sort((a, b) => (a.attestDue ?? "").localeCompare(b.attestDue ?? "", "en"));
}

/** What the hospital's second person has to stand for again, by due date. */
export const listDueRecords = defineQuery({
  name: "record.due",
  permission: "record:confirm",
  run: readDue,
});
