import { execFileSync } from "node:child_process";
import fs from "node:fs";

/**
 * What the operating system says about a running process. `startedAt` is an opaque mark that stays the same for the
 * life of the process: together with the id it tells a process from a later one that was given the same number.
 * `command` is empty and `directory` null where the system does not let us look.
 */
export type ProcessInfo = {
  pid: number;
  parent: number;
  startedAt: string;
  command: readonly string[];
  directory: string | null;
};

/** The process of this id, or null when there is none (a zombie counts as none: it holds nothing any more). */
export function readProcess(pid: number): ProcessInfo | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") return readProc(pid);
  return process.platform === "win32" ? probe(pid) : readPs(pid);
}

/** Is this id still the process that was seen with this mark? */
export function isSameProcess(pid: number, startedAt: string): boolean {
  return readProcess(pid)?.startedAt === startedAt;
}

/** Waits until the process is gone; false when it outlives the time (milliseconds). */
export async function waitForExit(pid: number, timeout: number): Promise<boolean> {
  const until = Date.now() + timeout;
  while (readProcess(pid) !== null) {
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Sends a signal; a process that is already gone is what the caller wanted. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone, or not ours: the caller looks again with `readProcess`.
  }
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
export function parseStat(text: string): { state: string; parent: number; startTicks: string } | null {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, parent] = fields;
  const startTicks = fields[19];
  if (state === undefined || parent === undefined || startTicks === undefined) return null;
  return { state, parent: Number(parent), startTicks };
}

function readProc(pid: number): ProcessInfo | null {
  let stat: ReturnType<typeof parseStat>;
  try {
    stat = parseStat(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return probe(pid);
  }
  if (stat === null || stat.state === "Z" || stat.state === "X") return null;
  return {
    pid,
    parent: stat.parent,
    startedAt: `${bootId()}:${stat.startTicks}`,
    command: quietly(() => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1)) ?? [],
    directory: quietly(() => fs.realpathSync(fs.readlinkSync(`/proc/${pid}/cwd`))),
  };
}

/** One line of `ps -o ppid=,state=,lstart=,command=`: lstart is always five words. */
export function parsePsLine(pid: number, line: string): ProcessInfo | null {
  const match = /^\s*(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line.trimEnd());
  if (match === null) return null;
  const [, parent = "", state = "", startedAt = "", command = ""] = match;
  if (state.startsWith("Z")) return null;
  return { pid, parent: Number(parent), startedAt, command: command.trim().split(" "), directory: null };
}

function readPs(pid: number): ProcessInfo | null {
  const line = quietly(() =>
    execFileSync("ps", ["-o", "ppid=,state=,lstart=,command=", "-p", String(pid)], {
      encoding: "utf8",
      env: { LC_ALL: "C", PATH: "/bin:/usr/bin", NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  return line === null ? null : parsePsLine(pid, line);
}

/** All that is known without /proc or ps: whether the id is taken. EPERM means taken by somebody else. */
function probe(pid: number): ProcessInfo | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  return { pid, parent: 0, startedAt: "", command: [], directory: null };
}

/** Start ticks count from the boot, so the mark must name it. */
function bootId(): string {
  return quietly(() => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "";
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** The environment a process was started with, where the system shows it (Linux, same user or root); else null. */
export function readEnvironment(pid: number): readonly string[] | null {
  return quietly(() => fs.readFileSync(`/proc/${pid}/environ`, "utf8").split("\0"));
}
