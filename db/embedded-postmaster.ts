import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { type Launcher, program, programEnvironment } from "./embedded-binaries";
import { EmbeddedPostgresError } from "./embedded-error";
import { readPostmasterFile } from "./embedded-folder";
import { isSameProcess, readProcess, sendSignal, waitForExit } from "./process-info";

/** A running server process: ours by birth or adopted. */
export type Postmaster = { pid: number; port: number; exited: Promise<void>; stop: () => Promise<void> };

type Launch = { native: string; dataDir: string; launcher: Launcher; fast: boolean };

const startTimeout = 60_000;
const logLimit = 5 * 1024 * 1024;

/**
 * Starts the server on a free loopback port and waits until it accepts connections (also through crash recovery).
 * Backends of a killed server need a moment to notice and leave; Postgres refuses to start until then, so we try again.
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const until = Date.now() + startTimeout;
  for (;;) {
    const outcome = await tryLaunch(launch, until);
    if (typeof outcome !== "string") return outcome;
    const passing = /pre-existing shared memory|could not bind|Address already in use/.test(outcome);
    if (!passing || Date.now() > until) {
      throw new EmbeddedPostgresError("start-failed", { folder: launch.dataDir, reason: reasonIn(outcome) });
    }
    await pause(300);
  }
}

/** The server once it is ready, or what it wrote before it gave up. */
async function tryLaunch(launch: Launch, until: number): Promise<Postmaster | string> {
  const logFile = `${launch.dataDir}.log`;
  const log = openLog(logFile);
  const written = fs.fstatSync(log).size;
  const port = await freePort();
  const [file = "", ...args] = [
    ...launch.launcher.wrapper,
    program(launch.native, "postgres"),
    "-D",
    launch.dataDir,
    ...settings(port, launch.fast).flatMap((setting) => ["-c", setting]),
  ];
  // Its own process group: Ctrl-C reaches the supervisor only, which then stops everything in order.
  const child = spawn(file, args, {
    ...launch.launcher.identity,
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
    env: programEnvironment,
  });
  fs.closeSync(log);
  child.unref();
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  while (!gone) {
    const status = readPostmasterFile(launch.dataDir);
    if (status?.ready && status.pid === child.pid) {
      return { pid: status.pid, port, exited, stop: () => stopPostmaster(status.pid, exited) };
    }
    if (Date.now() > until) {
      child.kill("SIGQUIT");
      return "FATAL:  not ready in time";
    }
    await pause(10);
  }
  return fs.readFileSync(logFile, "utf8").slice(written);
}

/** Takes over a server that runs already: waits until it is ready and looks once a second whether it still lives. */
export async function watchPostmaster(dataDir: string, pid: number): Promise<Postmaster | null> {
  const until = Date.now() + startTimeout;
  for (;;) {
    const seen = readProcess(pid);
    if (seen === null) return null;
    const status = readPostmasterFile(dataDir);
    if (status?.ready) {
      const exited = goneOf(pid, seen.startedAt);
      return { pid, port: status.port, exited, stop: () => stopPostmaster(pid, exited) };
    }
    if (Date.now() > until)
      throw new EmbeddedPostgresError("folder-in-use", { folder: dataDir, found: `${pid}` });
    await pause(20);
  }
}

function goneOf(pid: number, startedAt: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isSameProcess(pid, startedAt)) return;
      clearInterval(timer);
      resolve();
    }, 500);
    timer.unref();
  });
}

async function stopPostmaster(pid: number, exited: Promise<void>): Promise<void> {
  let settled = false;
  void exited.then(() => {
    settled = true;
  });
  await Promise.resolve();
  if (settled) return;
  const means = [
    ["SIGINT", 4000],
    ["SIGQUIT", 1500],
    ["SIGKILL", 500],
  ] as const;
  for (const [signal, patience] of means) {
    sendSignal(pid, signal);
    if (await waitForExit(pid, patience)) return;
  }
}

/**
 * The server's settings. Statements and details stay out of its log: they hold what people typed. Keepalives end the
 * sessions (and with them the advisory locks) of a machine that vanished within about a minute.
 */
function settings(port: number, fast: boolean): string[] {
  const durable = fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : [];
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=60",
    "shared_buffers=128MB",
    "max_wal_size=512MB",
    "timezone=UTC",
    "log_timezone=UTC",
    "tcp_keepalives_idle=30",
    "tcp_keepalives_interval=10",
    "tcp_keepalives_count=3",
    "log_checkpoints=off",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    ...durable,
  ];
}

/** Opens the log for appending; a long one becomes `.old` first, so the two together stay bounded. */
function openLog(file: string): number {
  const size = fs.existsSync(file) ? fs.statSync(file).size : 0;
  if (size > logLimit) fs.renameSync(file, `${file}.old`);
  return fs.openSync(file, "a", 0o600);
}

/** The line that says why a server gave up. */
function reasonIn(log: string): string {
  const lines = log.trim().split("\n");
  const fatal = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? "";
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, "");
}

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
