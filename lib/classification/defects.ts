import type { Questionnaire, RuleSet } from "./language";

/** One thing that keeps a rule set from being published: where it stands, what kind it is, what exactly. */
export type Defect = { at: string; code: DefectCode; detail: string };
export type DefectCode =
  | "shape"
  | "repeated"
  | "unknown-questionnaire"
  | "unknown-section"
  | "unknown-question"
  | "unknown-option"
  | "unknown-definition"
  | "unknown-result"
  | "unknown-source"
  | "unknown-outcome"
  | "wrong-operator"
  | "circle"
  | "no-stage"
  | "no-default"
  | "no-fallback-value"
  | "unreachable"
  | "unread"
  | "used-by";

export const defect = (at: string, code: DefectCode, detail: string): Defect => ({ at, code, detail });

export const repeated = (at: string, ids: readonly string[]): Defect[] =>
  ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => defect(at, "repeated", id));

export type Context = { ruleSet: RuleSet; questionnaire: Questionnaire };
