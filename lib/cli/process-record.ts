import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isSameProcess, readEnvironment, readProcess, sendSignal, waitForExit } from "@/db/process-info";
import { CliProblem } from "./words";

/** A process as it can be recognised later: the number alone may be given to another program. */
export type KnownProcess = { name: string; pid: number; startedAt: string };

/** `.data/<instance>/processes.json`: who runs this data folder, and with which children. */
export type ProcessRecord = {
  supervisor: KnownProcess;
  address: string;
  /** Every child carries it in its environment as PORTAL_MARKER. */
  marker: string;
  /** Its end has begun: it will be gone in a moment. */
  isStopping: boolean;
  children: KnownProcess[];
};

/** The hold on a data folder. */
export type FolderHold = {
  marker: string;
  /** Was the holder before us killed? Then the system may still be clearing its processes away. */
  isTakeover: boolean;
  add: (name: string, pid: number) => void;
  remove: (pid: number) => void;
  markStopping: () => void;
  release: () => void;
};

const fileName = "processes.json";

export function readRecord(folder: string): ProcessRecord | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, fileName), "utf8"));
  } catch {
    return null;
  }
}

/**
 * Takes the data folder for this process. One start per folder: a second one is told where the first serves.
 * What a killed start left running is ended first, if it is provably ours.
 */
export async function holdFolder(folder: string, address: string): Promise<FolderHold> {
  const record: ProcessRecord = {
    supervisor: describeProcess("supervisor", process.pid),
    address,
    marker: randomUUID(),
    isStopping: false,
    children: [],
  };
  for (let round = 0; ; round++) {
    if (createRecord(folder, record)) return holdOf(folder, record, round > 0);
    const holder = readRecord(folder);
    if (holder !== null && !(await waitForHolder(folder, holder))) throw alreadyRunning(holder);
    if (holder !== null) await endLeftovers(holder);
    setAside(folder, holder);
  }
}

/**
 * True when the holder is gone. One that is stopping gets the time a stop may take; any other a short while, because a
 * supervisor whose npm was killed notices that within a second.
 */
async function waitForHolder(folder: string, holder: ProcessRecord): Promise<boolean> {
  const { pid, startedAt } = holder.supervisor;
  const from = Date.now();
  while (isSameProcess(pid, startedAt)) {
    const patience = readRecord(folder)?.isStopping ? 12_000 : 2_000;
    if (Date.now() - from > patience) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function alreadyRunning(holder: ProcessRecord): CliProblem {
  const { pid } = holder.supervisor;
  return new CliProblem({
    zh: `平台已在使用该数据目录运行：${holder.address}（进程${pid}），请先停止它。`,
    en: `The portal already runs on this data folder at ${holder.address} (process ${pid}): stop it first.`,
  });
}

/** Creates the record only if there is none; a link either appears whole or not at all. */
function createRecord(folder: string, record: ProcessRecord): boolean {
  const draft = path.join(folder, `${fileName}.${process.pid}`);
  fs.writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    fs.linkSync(draft, path.join(folder, fileName));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Moves the dead holder's record away. If another start was quicker and this is already its record, it is put back. */
function setAside(folder: string, dead: ProcessRecord | null): void {
  const file = path.join(folder, fileName);
  const aside = `${file}.${process.pid}.dead`;
  try {
    fs.renameSync(file, aside);
    const moved: ProcessRecord | null = parseOrNull(fs.readFileSync(aside, "utf8"));
    if (moved?.marker !== dead?.marker) fs.linkSync(aside, file);
  } catch {
    // Somebody else moved it: the next round looks again.
  }
  fs.rmSync(aside, { force: true });
}

function parseOrNull(text: string): ProcessRecord | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Ends the children of a supervisor that was killed: politely, then not. Never touches a process that isn't proven ours. */
export async function endLeftovers(record: ProcessRecord): Promise<string[]> {
  const ours = record.children.filter((child) => isOurs(child, record.marker));
  for (const child of ours) sendSignal(child.pid, "SIGTERM");
  for (const child of ours) {
    if (await waitForExit(child.pid, 3000)) continue;
    if (isOurs(child, record.marker)) sendSignal(child.pid, "SIGKILL");
    await waitForExit(child.pid, 1000);
  }
  return ours.map((child) => child.name);
}

/** Same number, same start, and (where the system shows it) our marker in its environment. */
export function isOurs(child: KnownProcess, marker: string): boolean {
  if (!isSameProcess(child.pid, child.startedAt)) return false;
  const environment = readEnvironment(child.pid);
  return environment === null
    ? process.platform !== "linux"
    : environment.includes(`PORTAL_MARKER=${marker}`);
}

function describeProcess(name: string, pid: number): KnownProcess {
  return { name, pid, startedAt: readProcess(pid)?.startedAt ?? "" };
}

function holdOf(folder: string, record: ProcessRecord, isTakeover: boolean): FolderHold {
  const file = path.join(folder, fileName);
  let isReleased = false;
  const save = () => {
    if (isReleased) return;
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    fs.renameSync(draft, file);
  };
  return {
    marker: record.marker,
    isTakeover,
    add: (name, pid) => {
      record.children.push(describeProcess(name, pid));
      save();
    },
    remove: (pid) => {
      record.children = record.children.filter((child) => child.pid !== pid);
      save();
    },
    markStopping: () => {
      record.isStopping = true;
      save();
    },
    release: () => {
      isReleased = true;
      fs.rmSync(file, { force: true });
    },
  };
}
