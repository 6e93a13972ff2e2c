import fs from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-error";
import type { ProcessInfo } from "./process-info";

/** The parts of postmaster.pid that matter: its lines are pid, data folder, start, port, socket folder, address, memory, status. */
export type PostmasterFile = { pid: number; port: number; ready: boolean };

/** Reads the text of postmaster.pid; null while it is empty or half written. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null;
  return { pid, port, ready: lines[7]?.trim() === "ready" };
}

/** The lock file of a running or dead server in this folder, if there is a readable one. */
export function readPostmasterFile(dataDir: string): PostmasterFile | null {
  try {
    return parsePostmasterFile(fs.readFileSync(postmasterPath(dataDir), "utf8"));
  } catch {
    return null;
  }
}

export function postmasterPath(dataDir: string): string {
  return path.join(dataDir, "postmaster.pid");
}

/**
 * What to do about a lock file. `adopt`: the server of this very folder runs. `stale`: the id is free or belongs to
 * some other program, which must not be touched. `unclear`: a Postgres whose folder the system does not show; starting a
 * second one over the same files would destroy them, so nobody guesses.
 */
export function decideAdoption(running: ProcessInfo | null, dataDir: string): "adopt" | "stale" | "unclear" {
  if (running === null) return "stale";
  const [program, ...args] = running.command;
  if (program === undefined) return "unclear";
  if (!/^postgres(\.exe)?$/.test(path.basename(program))) return "stale";
  // A postmaster works inside its data folder, which stays true when the folder is renamed under it.
  if (running.directory !== null) return running.directory === dataDir ? "adopt" : "stale";
  const flag = args.indexOf("-D");
  const stated = flag === -1 ? undefined : args[flag + 1];
  if (stated === undefined) return "unclear";
  return path.resolve(stated) === path.resolve(dataDir) ? "adopt" : "stale";
}

/** `absent`: nothing there yet. `complete`: made by this major version. Anything else is an error with its reason. */
export function inspectDataFolder(dataDir: string, major: string): "absent" | "complete" {
  const names = listFolder(dataDir);
  if (names === null || names.length === 0) return "absent";
  if (!names.includes("PG_VERSION")) throw broken(dataDir, "PG_VERSION is missing");
  const found = readText(dataDir, "PG_VERSION").trim();
  if (found !== major) {
    throw new EmbeddedPostgresError("folder-version", {
      folder: dataDir,
      found: found || "?",
      expected: major,
    });
  }
  for (const part of ["global/pg_control", "postgresql.conf", "pg_hba.conf", "pg_wal", "base"]) {
    if (!fs.existsSync(path.join(dataDir, part))) throw broken(dataDir, `${part} is missing`);
  }
  return "complete";
}

function broken(folder: string, reason: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError("folder-broken", { folder, reason });
}

function listFolder(folder: string): string[] | null {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return null;
    if (code === "ENOTDIR") throw broken(folder, "it is a file");
    throw permission(folder, error);
  }
}

function readText(folder: string, name: string): string {
  try {
    return fs.readFileSync(path.join(folder, name), "utf8");
  } catch (error) {
    throw permission(folder, error);
  }
}

/** Turns a refusal of the file system into the typed error; anything else passes through. */
export function permission(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") return error;
  return new EmbeddedPostgresError("folder-permission", { folder, reason: code });
}
