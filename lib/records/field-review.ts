import "server-only";
import type { Transaction } from "@/db/client";
import type { FieldProblem } from "@/lib/errors";
import type { DossierItem } from "./dossier";
import { fieldStandings, verdictOf } from "./field-standing";
import { fieldsToReview, type Served } from "./hand-in";
import { statementsOn } from "./statements";

/** What keeps a reviewer from verifying: claimed fields nobody has compared, or that were found wrong. */
export async function unverifiedFields(
  tx: Transaction,
  members: readonly DossierItem[],
  served: Served,
): Promise<FieldProblem[]> {
  const found: FieldProblem[] = [];
  for (const item of members) {
    const { kind, row } = item;
    const { statements, reviews } = await statementsOn(tx, row.institutionId, row.id);
    const standings = fieldStandings(statements, reviews);
    const open = fieldsToReview(item, served).filter((field) => verdictOf(standings[field]) !== "verified");
    if (open.length === 0) continue;
    const values = { kind, id: row.id, number: row.number, count: open.length };
    found.push({ path: `${kind}.${row.id}`, code: "claimUnverified", values });
  }
  return found;
}
