/**
 * `npm test`: everything CI runs. Each step runs even when an earlier one failed; only what drives the built product waits
 * for the build. The last line is the count, nothing follows it.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser";
import { exitOf, serverFlags } from "./spawn-child";
import { type Counts, countPlaywright, countStep, countVitest, sumCounts } from "./test-counts";
import { makeTestPlan, needsBuild, type StepName, type TestPlan } from "./test-plan";
import { CliProblem, inTerminalLanguage } from "./words";

const root = path.resolve(import.meta.dirname, "../..");
const output = path.join(root, ".test-output");

const programs = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
} as const;

/** Runs a Node program with its output on ours; Ctrl-C reaches it through the terminal. */
function run(argv: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return exitOf(child);
}

async function runVitest(project: "unit" | "int"): Promise<Counts> {
  const file = reportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run([programs.vitest, "run", "--project", project, ...reporters]);
  return countVitest(readReport(file), code);
}

async function runPlaywright(kind: "browser" | "faults"): Promise<Counts> {
  const file = reportFile(kind);
  const env: Record<string, string> =
    kind === "faults" ? { E2E_FAULTS: "1" } : { CHROMIUM_PATH: await findBrowser() };
  const code = await run([programs.playwright, "test"], env);
  return countPlaywright(readReport(file), code);
}

/** A report of an earlier run must never be counted again. */
function reportFile(name: string): string {
  fs.mkdirSync(output, { recursive: true });
  const file = path.join(output, `${name}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

const steps: Record<StepName, () => Promise<Counts>> = {
  lint: async () => countStep(await run([programs.biome, "ci", "."])),
  // Route types first: without them a clean clone has unknown imports.
  types: async () => {
    const generated = await run([programs.next, "typegen"]);
    return countStep(generated === 0 ? await run([programs.tsc, "--noEmit"]) : generated);
  },
  unit: () => runVitest("unit"),
  int: () => runVitest("int"),
  build: async () => countStep(await run([...serverFlags, "lib/cli/build.ts"])),
  browser: () => runPlaywright("browser"),
  faults: () => runPlaywright("faults"),
};

async function runStep(name: StepName, isBuilt: boolean): Promise<Counts> {
  console.log(`\n=== ${name}`);
  const from = performance.now();
  let counts: Counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    if (needsBuild(name) && !isBuilt) console.log("not run: there is no build");
    else counts = await steps[name]();
  } catch (error) {
    console.error(error instanceof CliProblem ? inTerminalLanguage(error.sentence) : error);
  }
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`;
  console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`);
  return counts;
}

async function main(plan: TestPlan): Promise<number> {
  if (plan.isLong) process.env.LONG = "1";
  const counts: Counts[] = [];
  let isBuilt = false;
  for (const name of plan.steps) {
    const result = await runStep(name, isBuilt);
    if (name === "build") isBuilt = result.failed === 0;
    counts.push(result);
  }
  const sum = sumCounts(counts);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(makeTestPlan(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof CliProblem ? inTerminalLanguage(error.sentence) : error);
  process.exitCode = 1;
}
