import { describe, expect, it } from "vitest";
import { countPlaywright, countStep, countVitest, sumCounts, type VitestReport } from "./test-counts";
import { makeTestPlan, stepNames } from "./test-plan";

const vitest: VitestReport = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
};

describe("a count of a test run", () => {
  it("takes over what the reports say", () => {
    expect(countVitest(vitest, 0)).toEqual({ passed: 10, failed: 0, skipped: 1 });
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [] }, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("counts a file that could not be loaded, which no test speaks for", () => {
    const unloaded = { status: "failed", assertionResults: [] };
    const report = { ...vitest, testResults: [...vitest.testResults, unloaded] };
    expect(countVitest(report, 1).failed).toBe(1);
  });

  it("counts a failed test once, not its file again", () => {
    const file = { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] };
    expect(countVitest({ ...vitest, numFailedTests: 1, testResults: [file] }, 1).failed).toBe(1);
  });

  it("never turns a bad end or a missing report into success", () => {
    expect(countVitest(vitest, 1).failed).toBe(1);
    expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countPlaywright(null, 0).failed).toBe(1);
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] }, 1).failed).toBe(1);
    expect(countPlaywright({ stats, errors: [] }, 1).failed).toBe(1);
  });

  it("adds up, a step without tests being one check", () => {
    const all = [countStep(0), countStep(2), countVitest(vitest, 0)];
    expect(sumCounts(all)).toEqual({ passed: 11, failed: 1, skipped: 1 });
  });
});

describe("the steps of a test run", () => {
  it("are all of them by default, also in the long run", () => {
    expect(makeTestPlan([])).toEqual({ steps: stepNames, isLong: false });
    expect(makeTestPlan(["--long"])).toEqual({ steps: stepNames, isLong: true });
  });

  it("are without database and browser in the quick run", () => {
    expect(makeTestPlan(["--quick"]).steps).toEqual(["lint", "types", "unit"]);
  });

  it("include the build for what drives the built product", () => {
    expect(makeTestPlan(["--only", "browser"]).steps).toEqual(["build", "browser"]);
    expect(makeTestPlan(["--only", "int"]).steps).toEqual(["int"]);
    expect(() => makeTestPlan(["--only", "everything"])).toThrow(/--only/);
  });
});
