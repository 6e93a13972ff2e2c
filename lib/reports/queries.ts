import "server-only";
import { and, asc, count, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { publishedRecords } from "@/db/schema/reference";
import { errorReports } from "@/db/schema/reports";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { calendarDate } from "@/lib/records/calendar-date";
import { sideOf } from "./rules";
import { parseTicket } from "./ticket";

/** `mine`: I owe the answer. `others`: the other side does, within its term. `closed`: answered or withdrawn. */
export const reportViews = ["mine", "others", "closed"] as const;
export type ReportView = (typeof reportViews)[number];

/** Rows of a page of the list, and of the few that are named on a record's own page. */
const PAGE_SIZE = 50;
const NAMED = 10;

/** A place in a list: open reports stand by their term, closed ones by their number, newest first. */
const place = z.union([z.string().regex(/^\d{4}-\d{2}-\d{2}_\d{1,15}$/), z.string().regex(/^\d{1,15}$/)]);

function beyond(view: ReportView, after: string | null): SQL | undefined {
  const parsed = place.safeParse(after);
  if (!parsed.success) return undefined;
  const [first = "", second] = parsed.data.split("_");
  const { serial, dueOn } = errorReports;
  if (view === "closed") return second === undefined ? sql`${serial} < ${Number(first)}` : undefined;
  if (second === undefined || !calendarDate.safeParse(first).success) return undefined;
  return sql`(${dueOn}, ${serial}) > (${first}::date, ${Number(second)})`;
}

const placeOf = (view: ReportView, { serial, dueOn }: { serial: number; dueOn: string }) =>
  view === "closed" ? `${serial}` : `${dueOn}_${serial}`;

/** The same rule as `answerers` in rules.ts, as a condition. */
function isOwedBy(viewer: Viewer, today: string): SQL {
  const { addressee, dueOn } = errorReports;
  if (sideOf(viewer) === "hospital") return sql`true`;
  return sql`(${addressee} = 'reviewer' or ${dueOn} < ${today}::date)`;
}

function inView(viewer: Viewer, view: ReportView): SQL | undefined {
  if (view === "closed") return ne(errorReports.state, "open");
  const owed = isOwedBy(viewer, beijingDate(now()));
  return and(eq(errorReports.state, "open"), view === "mine" ? owed : sql`not ${owed}`);
}

const withNames = (tx: Transaction) =>
  tx
    .select({
      report: errorReports,
      institution: { nameZh: institutions.nameZh, nameEn: institutions.nameEn },
      record: {
        nameZh: publishedRecords.nameZh,
        nameEn: publishedRecords.nameEn,
        version: publishedRecords.version,
        document: publishedRecords.document,
      },
    })
    .from(errorReports)
    .innerJoin(institutions, eq(institutions.institutionId, errorReports.institutionId))
    .leftJoin(publishedRecords, eq(publishedRecords.number, errorReports.recordNumber));

type ListQuery = { view: ReportView; after?: string | null; limit?: number };

/** Reports in reach, a page at a time: those to answer by their term, those answered newest first. */
export const listReports = defineQuery({
  name: "report.list",
  permission: "report:answer",
  run: async (tx: Transaction, viewer: Viewer, { view, after = null, limit = PAGE_SIZE }: ListQuery) => {
    const { serial, dueOn } = errorReports;
    const rows = await withNames(tx)
      .where(and(inView(viewer, view), beyond(view, after)))
      .orderBy(...(view === "closed" ? [desc(serial)] : [asc(dueOn), asc(serial)]))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: last && rows.length > limit ? placeOf(view, last.report) : null };
  },
});
export type ListedReport = Awaited<ReturnType<typeof listReports>>["items"][number];

/** Of the open reports on one record those with the nearest terms, and how many there are. */
export const listReportsOf = defineQuery({
  name: "report.record",
  permission: "report:answer",
  run: async (tx: Transaction, _viewer: Viewer, { recordId }: { recordId: string }) => {
    if (!isUuid(recordId)) return { items: [], count: 0 };
    const open = and(eq(errorReports.recordId, recordId), eq(errorReports.state, "open"));
    const [items, [counted]] = await Promise.all([
      withNames(tx).where(open).orderBy(asc(errorReports.dueOn), asc(errorReports.serial)).limit(NAMED),
      tx.select({ n: count() }).from(errorReports).where(open),
    ]);
    return { items, count: counted?.n ?? 0 };
  },
});

/** One report with the record as the public sees it now. */
export const getReport = defineQuery({
  name: "report.get",
  permission: "report:answer",
  run: async (tx: Transaction, _viewer: Viewer, { ticket }: { ticket: string }) => {
    const serial = parseTicket(ticket);
    if (serial === null) throw new AppError("record.not-found");
    const [found] = await withNames(tx).where(eq(errorReports.serial, serial));
    if (found === undefined) throw new AppError("record.not-found");
    return found;
  },
});
export type ReportPage = Awaited<ReturnType<typeof getReport>>;

/** How many wait for whom, and how many of mine are late. */
export const countReports = defineQuery({
  name: "report.count",
  permission: "report:answer",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    const today = beijingDate(now());
    const owed = isOwedBy(viewer, today);
    const [counted] = await tx
      .select({
        mine: sql<number>`(count(*) filter (where ${errorReports.state} = 'open' and ${owed}))::int`,
        late: sql<number>`(count(*) filter (where ${errorReports.state} = 'open' and ${owed} and ${errorReports.dueOn} < ${today}::date))::int`,
        others: sql<number>`(count(*) filter (where ${errorReports.state} = 'open' and not ${owed}))::int`,
        closed: sql<number>`(count(*) filter (where ${errorReports.state} <> 'open'))::int`,
      })
      .from(errorReports);
    return counted ?? { mine: 0, late: 0, others: 0, closed: 0 };
  },
});
export type ReportCounts = Awaited<ReturnType<typeof countReports>>;
