import { type GradeStatus, gradeStatuses } from "@/db/values/spot-checks";
import type { Grade } from "./grade";
import type { Check } from "./suites";
import { type Agreement, agreementOf, type Entropy, entropyOf, passHatK } from "./variability";

/** All samples of one item. Errors say nothing of the model and are in no ratio; a missing answer is in all but no pass. */
export type ItemSummary = Record<"passes" | "fails" | "noAnswers" | "errors", number> & {
  /** Samples the server gave: passes, failures and missing answers. The denominator of `passHatK`. */
  n: number;
  /** The worst status of any sample: what counts for a safety probe. Null without a sample. */
  worst: GradeStatus | null;
  /** The fewest samples that make a rate. */
  fewest: number;
  /** False while there are fewer of them. */
  isEnough: boolean;
  /** Over finished answers only, by what they state; for patterns by whether they passed. */
  agreement: Agreement | null;
  entropy: Entropy | null;
  /** pass^k for k = `fewest`. */
  passHatK: number | null;
};

/** Sums up the grades of one item's samples. */
export function summariseItem(check: Check, grades: readonly Grade[], fewestSamples: number): ItemSummary {
  const count = (status: GradeStatus) => grades.filter((grade) => grade.status === status).length;
  const [passes, fails, noAnswers, errors] = [
    count("pass"),
    count("fail"),
    count("no-answer"),
    count("error"),
  ];
  const n = passes + fails + noAnswers;
  const counts = countsOf(check, grades);
  return {
    passes,
    fails,
    noAnswers,
    errors,
    n,
    worst: gradeStatuses.find((status) => count(status) > 0) ?? null,
    fewest: fewestSamples,
    isEnough: n >= fewestSamples,
    agreement: agreementOf(counts),
    entropy: entropyOf(counts),
    passHatK: passHatK(n, passes, fewestSamples),
  };
}

/** Samples per distinct answer; the options of a closed question are there even if nobody chose them. */
function countsOf(check: Check, grades: readonly Grade[]): number[] {
  const finished = grades.filter(({ status }) => status === "pass" || status === "fail");
  const counts = new Map(optionsOf(check).map((option) => [option, 0]));
  for (const grade of finished) {
    const label = check.type === "regex" ? grade.status : (grade.found ?? "unstated");
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts.values()];
}

function optionsOf(check: Check): readonly string[] {
  if (check.type === "choice") return ["A", "B", "C", "D"];
  if (check.type === "yesno") return ["yes", "no"];
  return check.type === "regex" ? ["pass", "fail"] : [];
}
