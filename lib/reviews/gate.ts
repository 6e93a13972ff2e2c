import type { RecordState } from "@/db/values";
import type { FieldProblem } from "@/lib/errors";
import type { GateProblem } from "./shown";

/** A module of an application as it stands in the register, judged for review. */
export type GateModule = {
  key: string;
  /** What people call it. */
  name: string;
  isSubmitted: boolean;
  /** A newer version is being worked on. */
  hasDraft: boolean;
  unanswered: number;
  isReopened: boolean;
  /** The stored result comes again. */
  isReplayed: boolean;
};

export type GateFacts = {
  isInstitutionVerified: boolean;
  applicationState: RecordState;
  modules: readonly GateModule[];
  mainModule: string;
  partition: readonly FieldProblem[];
};

/** Records that somebody inside the hospital has handed in, and that nobody has taken out of service. */
const handedIn: readonly RecordState[] = ["submitted", "accepted", "published"];

function ofModule({ key, name, ...module }: GateModule): GateProblem[] {
  const at = `modules.${key}`;
  const values = { module: name };
  if (!module.isSubmitted || module.hasDraft) return [{ path: at, code: "moduleNotSubmitted", values }];
  const problems: GateProblem[] = [];
  if (module.unanswered > 0) {
    problems.push({ path: at, code: "moduleUnanswered", values: { ...values, count: module.unanswered } });
  }
  if (module.isReopened) problems.push({ path: at, code: "moduleReopened", values });
  if (!module.isReplayed) problems.push({ path: at, code: "resultMismatch", values });
  return problems;
}

/**
 * What an application lacks before it may enter the queue; nothing: it is technically complete. A reviewer's time is spent
 * on what is there to be judged, so whatever a machine can see is asked for here, item by item.
 */
export function gateProblems(facts: GateFacts): GateProblem[] {
  const problems: GateProblem[] = [];
  if (!facts.isInstitutionVerified) problems.push({ path: "institution", code: "institutionUnverified" });
  if (!handedIn.includes(facts.applicationState)) {
    problems.push({ path: "application", code: "recordNotHandedIn" });
  }
  if (!facts.modules.some(({ key }) => key === facts.mainModule)) {
    problems.push({ path: "modules", code: "mainModuleMissing" });
  }
  const shared = facts.partition.map(
    ({ path, values }): GateProblem => ({
      path,
      code: "partitionOpen",
      ...(values === undefined ? {} : { values }),
    }),
  );
  return [...problems, ...facts.modules.flatMap(ofModule), ...shared];
}
