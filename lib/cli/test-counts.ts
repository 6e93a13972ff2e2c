/** What a step of the test run amounts to. */
export type Counts = { passed: number; failed: number; skipped: number };

/** The parts of Vitest's JSON report that are counted. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** The parts of Playwright's JSON report that are counted. */
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/**
 * Counts a Vitest run. A file that could not be loaded has no failed test in it and would vanish, so it counts as one
 * failure; so does a run that ended badly although every test passed (an unhandled error), or left no report.
 */
export function countVitest(report: VitestReport | null, exitCode: number): Counts {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: withExit(failed, exitCode),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts a Playwright run by the same rules. A flaky test is a failed one: retries are off. */
export function countPlaywright(report: PlaywrightReport | null, exitCode: number): Counts {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: withExit(unexpected + flaky + report.errors.length, exitCode),
    skipped,
  };
}

/** A step without tests of its own (format, types, build) is one check. */
export function countStep(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const one of all) {
    sum.passed += one.passed;
    sum.failed += one.failed;
    sum.skipped += one.skipped;
  }
  return sum;
}

function withExit(failed: number, exitCode: number): number {
  return exitCode !== 0 && failed === 0 ? 1 : failed;
}
