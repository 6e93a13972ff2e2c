import { objectPath } from "@/lib/audit/labels";
import { answerPath } from "@/lib/reports/ticket";
import { casePath } from "@/lib/reviews/path";
import type { NoticeKind } from "./schema";

type About = { kind: NoticeKind; recordKind: string | null; recordId: string | null; detail: string | null };

/** Where the matter of a notice stands. */
export function noticePath({ kind, recordKind, recordId, detail }: About): string {
  if (kind.startsWith("report_")) return detail === null ? "/reports" : answerPath(Number(detail));
  if (kind.startsWith("review_")) return detail === null ? "/reviews" : casePath(detail);
  const record = recordKind && recordId ? objectPath(recordKind, recordId) : null;
  if (record !== null) return kind.startsWith("dispute_") ? `${record}#disputes` : record;
  if (kind === "member_joined") return "/members";
  return kind.startsWith("role_") ? "/admin/roles" : "/home";
}
