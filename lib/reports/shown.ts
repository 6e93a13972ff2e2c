import { type RecordKind, type ReportState, recordKinds, reportStates } from "@/db/values";
import type { ListedReport } from "./queries";

/** A row as a screen reads it. Columns are text the database has checked, so the second halves are never reached. */
export function shownReport({ report, record, institution }: ListedReport) {
  return {
    ...report,
    recordKind: recordKinds.find((kind): kind is RecordKind => kind === report.recordKind) ?? "institution",
    state: reportStates.find((state): state is ReportState => state === report.state) ?? "open",
    name: { zh: record?.nameZh ?? report.recordNumber, en: record?.nameEn ?? null },
    institution,
  };
}
export type ShownReport = ReturnType<typeof shownReport>;
