import path from "node:path";
import { freePort } from "@/db/embedded-postmaster";
import { ensureBuild } from "./build-step";
import { openDatabase, openFolder, type PortalDatabase } from "./database-step";
import type { Lifetime } from "./lifetime";
import type { Plan } from "./plan";
import { requireFreePort } from "./ports";
import type { PreparedDatabase } from "./prepare";
import { prepareInChild } from "./prepare-step";
import { type FolderHold, holdFolder } from "./process-record";
import { loadSecrets, type Secrets } from "./secrets";
import { type Child, childEnvironment, serverFlags, spawnChild, typescriptFlags } from "./spawn-child";
import { removeState, writeState } from "./state-file";
import { CliProblem, type Sentence } from "./words";

const root = path.resolve(import.meta.dirname, "../..");

export type Served = { address: string; prepared: PreparedDatabase; times: StepTimes };
/** Milliseconds of each step of a start. */
export type StepTimes = { database: number; prepare: number; build: number; web: number };

/**
 * From nothing to a portal that answers. Everything started is registered with the lifetime at once, so an end at any
 * moment leaves nothing behind. Refusals (folder held, port busy) come before any long work.
 */
export async function serve(plan: Plan, lifetime: Lifetime): Promise<Served> {
  const address = `http://${plan.host ?? "localhost"}:${plan.port}`;
  openFolder(plan.folder);
  const hold = await holdFolder(plan.folder, address);
  lifetime.onEnd(hold.release);
  void lifetime.ended.then(hold.markStopping);
  // A killed start leaves its state behind; nobody may take it for ours.
  removeState(plan.folder);
  await requireFreePort(plan.host, plan.port, hold.isTakeover ? 3000 : 0);
  const secrets = loadSecrets(plan.folder, process.env);
  const times: StepTimes = { database: 0, prepare: 0, build: 0, web: 0 };

  lifetime.check();
  const aborter = new AbortController();
  const database = await timed(times, "database", openInLifetime(plan, lifetime));
  lifetime.check();
  // Registered after the database, so it happens before the database goes.
  let working: Promise<unknown> = Promise.resolve();
  lifetime.onEnd(async () => {
    aborter.abort();
    await working;
  });
  const order = {
    ownerUrl: database.ownerUrl,
    instance: plan.instance,
    secret: secrets.portal,
    dataDir: plan.folder,
  };
  const preparing = timed(times, "prepare", prepareInChild(order, hold, aborter.signal));
  const building = plan.mode === "dev" ? undefined : timed(times, "build", build(hold, aborter.signal));
  working = Promise.allSettled([preparing, building]);
  const [prepared] = await Promise.all([preparing, building]);

  lifetime.check();
  const simulatorPort = plan.instance === "demo" ? await freePort() : null;
  const children = startChildren({ plan, address, secrets, prepared, hold, lifetime, simulatorPort });
  await timed(times, "web", allReady(children));
  lifetime.onEnd(() => removeState(plan.folder));
  writeState(plan.folder, {
    instance: plan.instance,
    address,
    ownerUrl: database.ownerUrl,
    appUrl: prepared.appUrl,
    workerUrl: prepared.workerUrl,
    simulatorPort,
    readyAt: new Date().toISOString(),
  });
  return { address, prepared, times };
}

async function timed<T>(times: StepTimes, step: keyof StepTimes, work: Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work;
  } finally {
    times[step] = performance.now() - from;
  }
}

/** The database, its end registered while it still starts: a Ctrl-C in that moment must not leave it behind. */
function openInLifetime(plan: Plan, lifetime: Lifetime): Promise<PortalDatabase> {
  const opening = openDatabase(plan);
  lifetime.onEnd(async () => {
    const opened = await opening.catch(() => null);
    await opened?.embedded?.stop();
  });
  return opening.then((database) => {
    void database.embedded?.exited.then(() => lifetime.end({ code: 1, sentence: diedSentence("Postgres") }));
    return database;
  });
}

async function build(hold: FolderHold, signal: AbortSignal): Promise<void> {
  if (await ensureBuild({ root, isLoud: false, hold, signal })) return;
  throw new CliProblem({ zh: "页面构建失败，原因见上。", en: "The build failed; the reason is above." });
}

type ChildrenOptions = {
  plan: Plan;
  address: string;
  secrets: Secrets;
  prepared: PreparedDatabase;
  hold: FolderHold;
  lifetime: Lifetime;
  /** Of the demonstration's stand-in for a model server; null in a live instance, which has none. */
  simulatorPort: number | null;
};

function startChildren(options: ChildrenOptions): Child[] {
  const { plan, prepared, hold, lifetime, simulatorPort } = options;
  const shared = portalEnvironment(options);
  const webEnvironment = {
    ...shared,
    PORT: String(plan.port),
    HOST: plan.host ?? "",
    PORTAL_DEV: plan.mode === "dev" ? "1" : "",
  };
  const children = [
    spawnChild({ name: "web", argv: [...typescriptFlags, entry("web")], env: webEnvironment, hold }),
    spawnChild({
      name: "worker",
      argv: [...serverFlags, entry("worker")],
      env: { ...shared, WORKER_DATABASE_URL: prepared.workerUrl },
      hold,
    }),
    ...(simulatorPort === null ? [] : [startSimulator(simulatorPort, hold)]),
  ];
  lifetime.onEnd(async () => {
    await Promise.all(children.map((child) => child.stop()));
  });
  for (const child of children) {
    void child.exited.then(() => lifetime.end({ code: 1, sentence: diedSentence(child.name) }));
  }
  return children;
}

/** It is given its port and nothing of the portal's: no secret, no database. */
function startSimulator(port: number, hold: FolderHold): Child {
  const env = childEnvironment({ SIMULATOR_PORT: String(port), PORTAL_SECRET: "", NEXTAUTH_SECRET: "" });
  return spawnChild({ name: "simulator", argv: [...serverFlags, entry("simulator")], env, hold });
}

/** What web and worker both need. */
function portalEnvironment(options: ChildrenOptions): NodeJS.ProcessEnv {
  const { plan, address, secrets, prepared, simulatorPort } = options;
  const values = {
    SIMULATOR_PORT: String(simulatorPort ?? ""),
    APP_DATABASE_URL: prepared.appUrl,
    PORTAL_INSTANCE: plan.instance,
    PORTAL_SECRET: secrets.portal,
    PORTAL_DATA_DIR: plan.folder,
    NEXTAUTH_SECRET: secrets.auth,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || address,
  };
  return childEnvironment(values, plan.mode === "dev" ? "development" : "production");
}

async function allReady(children: readonly Child[]): Promise<void> {
  await Promise.all(children.map((child) => child.ready));
}

export function entry(name: "web" | "worker" | "simulator"): string {
  return path.join(import.meta.dirname, `${name}.ts`);
}

/** Which part died without being asked to. */
export function diedSentence(name: string): Sentence {
  const zh: Record<string, string> = {
    web: "网页服务",
    worker: "后台任务",
    simulator: "模拟器",
    Postgres: "PostgreSQL",
  };
  return {
    zh: `${zh[name] ?? name}意外退出，平台已停止；再次运行npm start即可恢复。`,
    en: `${name} ended unexpectedly, so the portal stopped; npm start recovers it.`,
  };
}
