import type { FieldReviewOffer } from "@/components/records/claim-review";
import { fieldStandings } from "@/lib/records/field-standing";
import type { AvailableMove } from "@/lib/records/moves";
import type { RecordStatements } from "@/lib/records/statements";
import { judgeField } from "./actions";

type Page = {
  row: { id: string; revision: number };
  statements: RecordStatements;
  moves: readonly AvailableMove[];
};

/** What has been said of each field, and how the reviewer whose turn it is judges it. */
export function claimsBeside(kind: FieldReviewOffer["root"]["kind"], { row, statements, moves }: Page) {
  const mayVerify = moves.some(({ move }) => move === "verify");
  return {
    standings: fieldStandings(statements.statements, statements.reviews),
    review: mayVerify ? { root: { kind, id: row.id }, revision: row.revision, action: judgeField } : null,
  };
}
