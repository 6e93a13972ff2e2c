/**
 * `npm start`, `npm run start:live`, `npm run dev`, `npm run worker`: the supervisor. Starts the database, prepares it
 * beside the build, runs web and worker, and ends all of them in order. A foreseeable problem is one sentence, exit code 1.
 */
import { DEMO_PASSWORD, demoAccounts } from "@/lib/demo/accounts";
import { createLifetime, type Ending, endOnSignals, endWithNpm, type Lifetime } from "./lifetime";
import { makePlan, type Plan } from "./plan";
import { serve } from "./serve";
import { serveWorker } from "./serve-worker";
import { readyLines, signInLines } from "./sign-ins";
import { CliProblem, inTerminalLanguage } from "./words";

/** All of a stop must fit into this; what hangs longer is ended by the next start. */
const stopLimit = 9500;

async function run(plan: Plan, lifetime: Lifetime): Promise<void> {
  const from = performance.now();
  if (plan.mode === "worker") {
    await serveWorker(plan, lifetime);
    say([inTerminalLanguage({ zh: "后台任务进程已就绪。", en: "The worker is ready." })]);
    return;
  }
  const served = await serve(plan, lifetime);
  say(served.prepared.lines.map(inTerminalLanguage));
  if (plan.instance === "demo") say(signInLines(demoAccounts, DEMO_PASSWORD));
  say(readyLines(plan.instance, served.address, served.times, performance.now() - from));
}

function say(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function problemEnding(error: unknown): Ending {
  if (error instanceof CliProblem) return { code: 1, sentence: error.sentence };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 1, sentence: { zh: `启动失败：${detail}`, en: `The start failed: ${detail}` } };
}

async function main(): Promise<number> {
  const lifetime = createLifetime();
  endOnSignals(lifetime);
  endWithNpm(lifetime);
  const running = Promise.resolve()
    .then(() => run(makePlan(process.argv.slice(2), process.env), lifetime))
    .catch((error: unknown) => lifetime.end(problemEnding(error)));
  const ending = await lifetime.ended;
  if (ending.code === 1) console.error(inTerminalLanguage(ending.sentence));
  setTimeout(() => process.exit(ending.code), stopLimit).unref();
  await lifetime.close();
  await running;
  return ending.code;
}

process.exit(await main());
