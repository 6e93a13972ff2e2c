import { objectPath } from "@/lib/audit/labels";
import { answerPath } from "@/lib/reports/ticket";
import { casePath } from "@/lib/reviews/path";
import type { NoticeKind } from "./schema";

type About = { kind: NoticeKind; recordKind: string | null; recordId: string | null; detail: string | null };

/** The part of a record's page that a notice is about. */
function partOf(kind: NoticeKind): string {
  if (kind.startsWith("condition_")) return "#obligations";
  return kind.startsWith("dispute_") ? "#disputes" : "";
}

/** Where the matter of a notice stands. */
export function noticePath({ kind, recordKind, recordId, detail }: About): string {
  if (kind.startsWith("report_")) return detail === null ? "/reports" : answerPath(Number(detail));
  if (kind.startsWith("review_")) return detail === null ? "/reviews" : casePath(detail);
  const record = recordKind && recordId ? objectPath(recordKind, recordId) : null;
  if (record !== null) return `${record}${partOf(kind)}`;
  if (kind === "member_joined") return "/members";
  return kind.startsWith("role_") ? "/admin/roles" : "/home";
}
