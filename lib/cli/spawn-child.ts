import { type ChildProcess, spawn } from "node:child_process";
import { sendSignal } from "@/db/process-info";
import type { FolderHold } from "./process-record";

export type Child = {
  name: string;
  pid: number;
  /** Resolves at the child's first word; rejects when it ends before. */
  ready: Promise<void>;
  exited: Promise<number>;
  /** Asks, waits, then kills. */
  stop: () => Promise<void>;
};

export type ChildPlan = {
  name: string;
  /** What Node is given: flags, script, arguments. */
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Null for a process that no data folder knows (a worker beside another machine's portal). */
  hold: FolderHold | null;
  /** Milliseconds between asking a child to end and killing it. */
  patience?: number;
};

/** TypeScript for a child: through the module loader only. The `require` hook of `--import tsx` would slow Next down. */
export const typescriptFlags = ["--import", import.meta.resolve("tsx/esm")] as const;
export const serverFlags = [...typescriptFlags, "--conditions=react-server"] as const;

/** Starts one of our own processes, in its own process group and with a channel to us, and records it as ours. */
export function spawnChild(plan: ChildPlan): Child {
  const child = spawn(process.execPath, plan.argv, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
    windowsHide: true,
    env: { ...plan.env, ...(plan.hold === null ? {} : { PORTAL_MARKER: plan.hold.marker }) },
  });
  const pid = child.pid ?? 0;
  if (pid !== 0) plan.hold?.add(plan.name, pid);
  const exited = exitOf(child).then((code) => {
    plan.hold?.remove(pid);
    return code;
  });
  const ready = readiness(child, plan.name, exited);
  // Nobody may be waiting for readiness any more when a child is stopped early.
  ready.catch(() => {});
  return {
    name: plan.name,
    pid,
    ready,
    exited,
    stop: () => stopChild(child, exited, plan.patience ?? 4000),
  };
}

/** What a child needs of our environment. The owner's address stays here; empty keeps Next from reading it out of .env. */
export function childEnvironment(
  values: Record<string, string>,
  mode: "production" | "development" = "production",
): NodeJS.ProcessEnv {
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(PG[A-Z]+|npm_.*|TSX_.*)$/.test(name)) inherited[name] = value;
  }
  return {
    ...inherited,
    WORKER_DATABASE_URL: "",
    ...values,
    DATABASE_URL: "",
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: mode,
  };
}

/** The end of a process as an exit code; a killed one counts as 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
}

function readiness(child: ChildProcess, name: string, exited: Promise<number>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("message", (message) => {
      if (message === "ready") resolve();
    });
    void exited.then(() => reject(new Error(`${name} ended before it was ready`)));
  });
}

async function stopChild(child: ChildProcess, exited: Promise<number>, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  if (child.connected) child.send("stop", () => {});
  else child.kill("SIGTERM");
  const late = await Promise.race([exited.then(() => false), pause(patience).then(() => true)]);
  if (!late) return;
  // The whole group: a build, for one, has helpers of its own.
  if (process.platform === "win32") child.kill("SIGKILL");
  else sendSignal(-child.pid, "SIGKILL");
  await exited;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
