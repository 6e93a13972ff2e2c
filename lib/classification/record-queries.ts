import "server-only";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import { isUuid } from "@/lib/ids";
import type { Outcome } from "./outcome";
import { listFace, readFace } from "./record-api";
import { replay } from "./replay";
import { type Decided, decidedOf } from "./standing";

/** Versions a page unless a machine asks for fewer or more. */
const PAGE_SIZE = 50;

type ClassificationRow = typeof classifications.$inferSelect;

/** Written by the commands from an outcome; what stands there now is what is shown, also where it does not come again. */
const outcomeIn = (row: ClassificationRow) => row.result as Outcome;

/** A version with its replay. A result that does not come again is shown as it was stored, with the mismatch, and logged. */
function viewOf(row: ClassificationRow, viewer: Viewer, decided: Map<string, Decided>) {
  const mismatch = replay(row);
  if (mismatch !== null) {
    const where = { classification: row.id, mismatch };
    logError(viewer.request.requestId, new Error("a stored classification does not come again"), where);
  }
  // A decision is on what is handed in; it says nothing of a draft or of what was overtaken.
  const decision = row.state === "submitted" ? (decided.get(row.applicationId) ?? null) : null;
  return { row, outcome: outcomeIn(row), mismatch, decision };
}
export type ClassificationView = ReturnType<typeof viewOf>;

const decidedAmong = (tx: Transaction, rows: readonly ClassificationRow[]) =>
  decidedOf(tx, null, [...new Set(rows.map(({ applicationId }) => applicationId))]);

type ListQuery = { after: string | null; limit?: number | undefined; applicationId: string | null };

async function readList(
  tx: Transaction,
  viewer: Viewer,
  { after, limit = PAGE_SIZE, applicationId }: ListQuery,
) {
  const { id, applicationId: of } = classifications;
  const place = after !== null && isUuid(after) ? gt(id, after) : undefined;
  const rows = await tx
    .select()
    .from(classifications)
    .where(and(place, applicationId === null ? undefined : eq(of, applicationId)))
    .orderBy(asc(id))
    .limit(limit + 1);
  const decided = await decidedAmong(tx, rows);
  const items = rows.slice(0, limit).map((row) => viewOf(row, viewer, decided));
  return { items, next: rows.length > limit ? (items.at(-1)?.row.id ?? null) : null };
}
export type ClassificationList = Awaited<ReturnType<typeof readList>>;

/** Versions of classifications in the viewer's reach, oldest first, a page at a time. */
export const listClassifications = defineQuery({
  name: "classification.list",
  permission: "classification:read",
  api: listFace,
  run: readList,
});

/** One version with its answers, what they came to, and whether they still do. */
export const readClassification = defineQuery({
  name: "classification.get",
  permission: "classification:read",
  api: readFace,
  run: async (tx: Transaction, viewer: Viewer, { id }: { id: string }) => {
    if (!isUuid(id)) throw new AppError("record.not-found");
    const [row] = await tx.select().from(classifications).where(eq(classifications.id, id));
    if (row === undefined) throw new AppError("record.not-found");
    return viewOf(row, viewer, await decidedAmong(tx, [row]));
  },
});

/** Every version of one application's modules, newest first. */
export async function versionsOfApplication(tx: Transaction, viewer: Viewer, applicationId: string) {
  const rows = await tx
    .select()
    .from(classifications)
    .where(eq(classifications.applicationId, applicationId))
    .orderBy(desc(classifications.id));
  const decided = await decidedAmong(tx, rows);
  return rows.map((row) => viewOf(row, viewer, decided));
}
