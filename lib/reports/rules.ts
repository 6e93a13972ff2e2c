import type { ReportAddressee, ReportState } from "@/db/values";

/** How many working days whoever owes an answer has for it. */
export const REPLY_DAYS = 5;

/** How many answered reports a public record lists, as public_error_reports() has it. */
export const ANSWERED_SHOWN = 50;

type Standing = { state: string; addressee: string; dueOn: string };

/** Is the answer owed and late? `today` is Beijing's date. */
export const isOverdue = ({ state, dueOn }: Pick<Standing, "state" | "dueOn">, today: string): boolean =>
  state === "open" && dueOn < today;

/**
 * Who must answer now. The hospital keeps its right when it is late; the jurisdiction's reviewers then have it too, so that
 * a report is not lost with whoever does not read it.
 */
export function answerers({ state, addressee, dueOn }: Standing, today: string): ReportAddressee[] {
  if (state !== "open") return [];
  if (addressee === "reviewer") return ["reviewer"];
  return isOverdue({ state, dueOn }, today) ? ["hospital", "reviewer"] : ["hospital"];
}

/** Which side somebody answers for. */
export const sideOf = (reader: { institutionId: string | null }): ReportAddressee =>
  reader.institutionId === null ? "reviewer" : "hospital";

/** May this side answer now? A hospital may answer for its own record also where a reviewer was asked before it came. */
export const mayAnswer = (side: ReportAddressee, report: Standing, today: string): boolean =>
  report.state === "open" && (side === "hospital" || answerers(report, today).includes(side));

/** Was it this side that answered? Only it names the version that corrected the record. */
export const isAnswerer = (side: ReportAddressee, report: { answeredByRole: string | null }): boolean =>
  (report.answeredByRole === "reviewer") === (side === "reviewer");

/** Glyph and tone of a report's state; the word beside it says the same. */
export const reportMarks = {
  open: { glyph: "due", tone: "ochre" },
  accepted: { glyph: "met", tone: "pine" },
  rejected: { glyph: "draft", tone: "plain" },
  duplicate: { glyph: "draft", tone: "plain" },
  withdrawn: { glyph: "draft", tone: "plain" },
} as const satisfies Record<ReportState, { glyph: string; tone: string }>;
