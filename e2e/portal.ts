import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "@/db/embedded-postmaster";
import { readProcess, sendSignal, waitForExit } from "@/db/process-info";
import { type KnownProcess, readRecord } from "@/lib/cli/process-record";
import { readState } from "@/lib/cli/state-file";

const root = path.resolve(import.meta.dirname, "..");

export type PortalOptions = {
  /** Where its data goes; a new temporary folder unless given. */
  dataDir?: string;
  port?: number;
  args?: readonly string[];
  env?: Record<string, string>;
};

/** A start of the whole portal as a person would make it, in a process of its own. */
export type StartedProcess = {
  dataDir: string;
  port: number;
  child: ChildProcess;
  output: () => string;
  exited: Promise<number>;
};

/** A portal that serves. */
export type Portal = StartedProcess & {
  baseUrl: string;
  /** The owner's address of its database: tests look into the tables with it. */
  ownerUrl: string;
  /** Its processes by name: supervisor, web, worker, simulator, Postgres. */
  processes: () => Record<string, number>;
  /** Ctrl-C, until everything is gone. Returns the exit code. */
  stop: () => Promise<number>;
};

/** A temporary data folder that also a service user can pass through. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-"));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Starts without waiting: for starts that are meant to fail. */
export async function beginPortal(options: PortalOptions = {}): Promise<StartedProcess> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const port = options.port ?? (await freePort());
  const loader = path.join(root, "node_modules/tsx/dist/loader.mjs");
  const script = path.join(root, "lib/cli/start.ts");
  const argv = ["--import", loader, "--conditions=react-server", script, ...(options.args ?? [])];
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: {
      ...cleanEnvironment(),
      DATA_DIR: dataDir,
      PORT: String(port),
      LANG: "en_US.UTF-8",
      ...options.env,
    },
  });
  let output = "";
  const take = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const exited = new Promise<number>((resolve) => {
    // Not `close`: a leftover of a killed start holds the pipes open. Normally both come together.
    child.once("exit", (code) => setTimeout(() => resolve(code ?? 1), 50));
  });
  return { dataDir, port, child, exited, output: () => output };
}

/** Starts and waits until it serves; throws with what it printed when it ends before. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const started = await beginPortal(options);
  const folder = path.join(started.dataDir, options.args?.includes("--live") ? "live" : "demo");
  const from = new Date().toISOString();
  let code: number | undefined;
  void started.exited.then((value) => {
    code = value;
  });
  for (;;) {
    const state = readState(folder);
    // A supervisor that was killed leaves its state behind; only one written since then is this start's.
    if (state !== null && state.readyAt >= from && readRecord(folder)?.supervisor.pid === started.child.pid) {
      return describePortal(started, folder, state.address, state.ownerUrl);
    }
    if (code !== undefined) throw new Error(`the portal ended with ${code}:\n${started.output()}`);
    await pause(50);
  }
}

function describePortal(started: StartedProcess, folder: string, baseUrl: string, ownerUrl: string): Portal {
  return {
    ...started,
    baseUrl,
    ownerUrl,
    processes: () => processesOf(folder),
    stop: async () => {
      if (started.child.pid !== undefined) sendSignal(started.child.pid, "SIGINT");
      return started.exited;
    },
  };
}

/** The processes that hold this data folder, as its files name them. */
export function processesOf(folder: string): Record<string, number> {
  const record = readRecord(folder);
  const found: Record<string, number> = {};
  const named: KnownProcess[] = record === null ? [] : [record.supervisor, ...record.children];
  for (const { name, pid } of named) found[name] = pid;
  const lock = path.join(folder, "postgres/postmaster.pid");
  if (fs.existsSync(lock)) found.Postgres = Number(fs.readFileSync(lock, "utf8").split("\n")[0]);
  return found;
}

/** Ends what a test left running on a data folder (its own starts only). */
export async function endLeftovers(dataDir: string): Promise<void> {
  for (const name of ["demo", "live"]) {
    for (const pid of Object.values(processesOf(path.join(dataDir, name)))) {
      if (pid === process.pid || readProcess(pid) === null) continue;
      sendSignal(pid, "SIGKILL");
      await waitForExit(pid, 5000);
    }
  }
}

/** The same, and the data with it. */
export async function removePortal(started: StartedProcess): Promise<void> {
  await endLeftovers(started.dataDir);
  fs.rmSync(started.dataDir, { recursive: true, force: true });
}

/** Our environment without what would make this another kind of start. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  const foreign = [
    "DATABASE_URL",
    "PORTAL_INSTANCE",
    "PORTAL_SECRET",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "HOST",
  ];
  for (const name of [...foreign, "LC_ALL", "LC_MESSAGES", "WORKER_DATABASE_URL"]) delete environment[name];
  return environment;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
