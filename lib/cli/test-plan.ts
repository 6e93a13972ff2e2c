import { CliProblem } from "./words";

/** The steps of the test run in order: cheap ones first, so that a mistake shows early. */
export const stepNames = ["lint", "types", "unit", "int", "build", "browser", "faults"] as const;
export type StepName = (typeof stepNames)[number];

export type TestPlan = { steps: readonly StepName[]; isLong: boolean };

const quick: readonly StepName[] = ["lint", "types", "unit"];

/** `--quick`: seconds, no database. `--only <step>`: that step and what it needs. `--long`: full fuzz, fault and size runs. */
export function makeTestPlan(args: readonly string[]): TestPlan {
  const isLong = args.includes("--long");
  if (args.includes("--quick")) return { steps: quick, isLong };
  const at = args.indexOf("--only");
  if (at === -1) return { steps: stepNames, isLong };
  const wanted = stepNames.find((name) => name === args[at + 1]);
  if (wanted === undefined) {
    throw new CliProblem({
      zh: `--only之后须是${stepNames.join("、")}之一。`,
      en: `--only takes one of ${stepNames.join(", ")}.`,
    });
  }
  return { steps: needsBuild(wanted) ? ["build", wanted] : [wanted], isLong };
}

/** Steps that drive the built product mean nothing without a build. */
export function needsBuild(step: StepName): boolean {
  return step === "browser" || step === "faults";
}
