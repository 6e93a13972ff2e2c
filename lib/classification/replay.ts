import "server-only";
import type { JsonValue } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";
import type { Answers } from "./answers";
import { type Outcome, outcomeOf } from "./outcome";
import { publishedRuleSet } from "./published";

/** What makes a result come again: these answers, this rule set, this day. */
export type ReplayRecord = {
  answers: Answers;
  answersDigest: string;
  ruleSetVersion: string;
  ruleSetDigest: string;
  asOf: string;
  result: unknown;
  resultDigest: string;
};
/** Which part does not agree; null where all does. */
export type Mismatch = "answers" | "rule-set" | "result";

/** The canonical text knows plain JSON; an outcome and a set of answers are nothing else. */
export const digestOf = (value: Outcome | Answers) => canonicalDigest(value as JsonValue);

/** Derives a stored result again. A result that does not come again is never replaced: the difference is what is shown. */
export function replay(record: ReplayRecord): Mismatch | null {
  if (digestOf(record.answers) !== record.answersDigest) return "answers";
  const published = publishedRuleSet(record.ruleSetVersion);
  if (published === undefined || published.digest !== record.ruleSetDigest) return "rule-set";
  const again = digestOf(outcomeOf(published.compiled, record.answers, record.asOf));
  const stored = canonicalDigest(record.result as JsonValue);
  return again === record.resultDigest && stored === record.resultDigest ? null : "result";
}
