import "server-only";
import { and, eq } from "drizzle-orm";
import { caseDecisions } from "@/db/schema/review-decisions";
import type { ReviewOutcome } from "@/db/values/reviews";
import { AppError } from "@/lib/errors";
import type { CaseStanding, DecisionRow } from "./case-rows";

/** The machine lets nobody confirm or send back without one. */
export function proposalOf({ proposal }: CaseStanding): DecisionRow {
  if (proposal === null) throw new AppError("review.wrong-state");
  return proposal;
}

/** The decision, as long as it waits for the second official. */
export const thisDecision = (decision: DecisionRow) =>
  and(
    eq(caseDecisions.institutionId, decision.institutionId),
    eq(caseDecisions.id, decision.id),
    eq(caseDecisions.state, "proposed"),
  );

/** What a confirmed decision writes on its case, by outcome. */
export function columnsAfter(outcome: ReviewOutcome, decision: DecisionRow) {
  if (outcome === "refer_to_other_authority") {
    return { authority: decision.referTo ?? "", route: "referred" };
  }
  if (outcome === "apply_for_ruling") return { rulingNumber: decision.rulingNumber };
  return { outcome };
}
