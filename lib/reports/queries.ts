import "server-only";
import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { publishedRecords } from "@/db/schema/reference";
import { errorReports } from "@/db/schema/reports";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { sideOf } from "./rules";
import { parseTicket } from "./ticket";

/** `mine`: I owe the answer. `others`: the other side does, within its term. `closed`: answered or withdrawn. */
export const reportViews = ["mine", "others", "closed"] as const;
export type ReportView = (typeof reportViews)[number];

const PAGE = 100;

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

/** Reports in reach: those to answer by their term, those answered newest first. */
export const listReports = defineQuery({
  name: "report.list",
  permission: "report:answer",
  run: (tx: Transaction, viewer: Viewer, { view }: { view: ReportView }) =>
    withNames(tx)
      .where(inView(viewer, view))
      .orderBy(
        ...(view === "closed"
          ? [desc(errorReports.receivedAt)]
          : [asc(errorReports.dueOn), asc(errorReports.receivedAt)]),
      )
      .limit(PAGE),
});
export type ListedReport = Awaited<ReturnType<typeof listReports>>[number];

/** The open reports on one record, by their term. */
export const listReportsOf = defineQuery({
  name: "report.record",
  permission: "report:answer",
  run: async (tx: Transaction, _viewer: Viewer, { recordId }: { recordId: string }) => {
    if (!isUuid(recordId)) return [];
    return withNames(tx)
      .where(and(eq(errorReports.recordId, recordId), eq(errorReports.state, "open")))
      .orderBy(asc(errorReports.dueOn), asc(errorReports.receivedAt))
      .limit(PAGE);
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
