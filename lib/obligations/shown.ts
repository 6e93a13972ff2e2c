import type { ObligationState } from "@/db/values";
import type { Answers } from "@/lib/classification/answers";
import type { OverrideEver } from "@/lib/classification/standing";
import type { Strictest } from "@/lib/classification/strictest";
import type { VerdictSummary } from "@/lib/classification/summary";
import type { AskedCondition } from "./asked-condition";
import type { ConditionVerdict, Measured } from "./condition";
import type { Law, ShownDutyRow } from "./table";

/** An obligation on a screen, with the application it belongs to. */
export type ShownDuty = {
  id: string;
  applicationId: string;
  duty: ShownDutyRow;
  law: readonly Law[];
  state: ObligationState;
  dueOn: string | null;
  isSoon: boolean;
  /** Set where a condition of an acceptance asks for it: what was last measured, and whether that keeps the condition. */
  condition: (AskedCondition & { measured: Measured | null; verdict: ConditionVerdict | null }) | null;
  isProvisional: boolean;
  waitsFor: string | null;
  /** What was last done about it. */
  latest: { id: string; note: string; link: string | null; byName: string; at: Date } | null;
  nameZh: string;
  nameEn: string | null;
  /** Said where rows of many institutions stand together. */
  institution?: Names;
};

type Names = { nameZh: string; nameEn: string | null };
type NamedApplication = Names & { id: string };

/** Two applications that share infrastructure across the partition, on a screen. */
export type ShownFinding = {
  id: string;
  dueOn: string;
  isLate: boolean;
  device: NamedApplication;
  other: NamedApplication;
  institution: Names;
};

/** The most urgent of the findings, and how many there are. */
export type ShownFindings = { items: readonly ShownFinding[]; count: number; overdue: number };

/** A version of a classification on a screen. */
export type ShownVersion = {
  id: string;
  module: string;
  moduleName: string | null;
  revision: number;
  state: string;
  asOf: string;
  ruleSetVersion: string;
  answers: Answers;
  results: Record<string, VerdictSummary>;
  tier: string | null;
  mismatch: "answers" | "rule-set" | "result" | null;
  /** What officials set against this version, for ever; `endedAt`: since when it no longer stands. */
  override: OverrideEver | null;
  by: string | null;
  at: Date;
};

/** What is kept of the classification of an application, as its record shows it. */
export type ShownClassification = {
  application: { id: string };
  versions: readonly ShownVersion[];
  strictest: Strictest | null;
  reopened: readonly string[];
  findings: readonly {
    id: string;
    isDevice: boolean;
    dueOn: string;
    other: { id: string; number: string };
  }[];
};
