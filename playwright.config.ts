import { defineConfig } from "@playwright/test";
import { browserArguments, installedBrowser } from "./lib/cli/browser";

// `npm test` finds or installs a browser and names it here; a run by hand takes the one on the machine.
const executablePath = process.env.CHROMIUM_PATH ?? installedBrowser() ?? "";
const isFaultRun = process.env.E2E_FAULTS === "1";

export default defineConfig({
  testDir: "e2e",
  outputDir: ".test-output/playwright",
  // A fault test kills its own portals; the shared one is for the browser projects.
  ...(isFaultRun ? {} : { globalSetup: "./e2e/global-setup.ts" }),
  workers: isFaultRun ? 1 : 2,
  retries: 0,
  forbidOnly: true,
  timeout: isFaultRun ? 300_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: `.test-output/${isFaultRun ? "faults" : "browser"}.json` }]],
  use: {
    ...(process.env.E2E_BASE_URL ? { baseURL: process.env.E2E_BASE_URL } : {}),
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace of every passing test costs a third of the run; asked for when a failure needs one.
    trace: process.env.E2E_TRACE === "1" ? "retain-on-failure" : "off",
    launchOptions: { executablePath, args: [...browserArguments(process.getuid?.() === 0)] },
  },
  projects: isFaultRun
    ? [{ name: "faults", testMatch: "faults/**/*.spec.ts" }]
    : ["journeys", "access", "quality"].map((name) => ({ name, testMatch: `${name}/**/*.spec.ts` })),
});
