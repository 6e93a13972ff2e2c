import type { FieldVerdict, StatementStand } from "@/db/values";

/** Before the names of a configuration's fields, which stand with their deployment. */
export const CONFIGURATION = "configuration.";

/** One value a field has had, and who said so. */
export type StatementView = {
  field: string;
  stand: string;
  value: unknown;
  nullReason: string | null;
  source: string;
  evidence: string | null;
  byName: string | null;
  byRole: string | null;
  at: Date;
  revision: number;
};
export type FieldReviewView = {
  field: string;
  verdict: string;
  note: string | null;
  byName: string;
  at: Date;
  revision: number;
};

/** A field's values, newest first, and the verdict on the newest one; a verdict on an earlier value no longer counts. */
export type FieldStanding = { statements: StatementView[]; review: FieldReviewView | null };

/** Both lists come oldest first, as they were written. */
export function fieldStandings(
  statements: readonly StatementView[],
  reviews: readonly FieldReviewView[],
): Record<string, FieldStanding> {
  const standings: Record<string, FieldStanding> = {};
  for (const statement of statements) {
    const known = standings[statement.field] ?? { statements: [], review: null };
    standings[statement.field] = { statements: [statement, ...known.statements], review: null };
  }
  for (const review of reviews) {
    const known = standings[review.field];
    const latest = known?.statements[0];
    if (known && latest && review.revision >= latest.revision) known.review = review;
  }
  return standings;
}

export const verdictOf = (standing: FieldStanding | undefined): FieldVerdict | null => {
  const verdict = standing?.review?.verdict;
  return verdict === "verified" || verdict === "refused" ? verdict : null;
};

export const standOf = (statement: StatementView): StatementStand => statement.stand as StatementStand;
