import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import {
  chooseLauncher,
  giveFolder,
  type Launcher,
  lastLine,
  majorVersion,
  makeLibraryLinks,
  nativeFolder,
  program,
  runProgram,
} from "./embedded-binaries";
import { EmbeddedPostgresError } from "./embedded-error";
import {
  decideAdoption,
  inspectDataFolder,
  permission,
  postmasterPath,
  readPostmasterFile,
} from "./embedded-folder";
import { launchPostmaster, type Postmaster, watchPostmaster } from "./embedded-postmaster";
import { readProcess } from "./process-info";

/** The first login of an embedded cluster. It owns the schema and is never given to web or worker. */
const embeddedOwner = "portal_owner";

export type EmbeddedOptions = {
  /** The cluster's folder; its parent also gets the password file and the server's log. */
  dataDir: string;
  /** For tests: durability off, an existing server is never adopted. A power cut would destroy the data. */
  fast?: boolean;
};

export type EmbeddedServer = {
  port: number;
  pid: number;
  /** Was the server found running, left behind by a supervisor that was killed? */
  adopted: boolean;
  /** Address of a database of this cluster for its owner (the password is inside). */
  url: (database: string) => string;
  /** Settles when the server is gone, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown (open transactions are rolled back); harder means after six seconds. */
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that npm installed, or adopts the one already running in this folder; makes the cluster first
 * where there is none. Resolves when it accepts connections. Throws EmbeddedPostgresError with one sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const native = nativeFolder();
  try {
    makeLibraryLinks(native);
    fs.mkdirSync(path.dirname(options.dataDir), { recursive: true });
    // Resolved, because the adoption test compares with what the system says about a process.
    const parent = fs.realpathSync(path.dirname(options.dataDir));
    const dataDir = path.join(parent, path.basename(options.dataDir));
    return await startIn(native, dataDir, options.fast ?? false);
  } catch (error) {
    throw permission(options.dataDir, error);
  }
}

async function startIn(native: string, dataDir: string, fast: boolean): Promise<EmbeddedServer> {
  const state = inspectDataFolder(dataDir, await majorVersion(native));
  if (state === "complete" && !fast) {
    const running = await findRunning(dataDir);
    if (running !== null) return describe(running, readPassword(dataDir), true);
  }
  // The service user of a start by root must be able to pass through to its own folder inside.
  if (process.getuid?.() === 0) fs.chmodSync(path.dirname(dataDir), 0o711);
  const launcher = await chooseLauncher(native, dataDir);
  if (state === "absent") await makeCluster(native, dataDir, launcher);
  giveFolder(dataDir, launcher);
  const password = readPassword(dataDir);
  return describe(await launchPostmaster({ native, dataDir, launcher, fast }), password, false);
}

function describe(postmaster: Postmaster, password: string, adopted: boolean): EmbeddedServer {
  return {
    ...postmaster,
    adopted,
    url: (database) => `postgres://${embeddedOwner}:${password}@127.0.0.1:${postmaster.port}/${database}`,
  };
}

/** The server that works in this folder, if any. A lock file that outlived its server is removed: Postgres itself would
 * take any program that was given the same process id for a colleague and refuse to start. */
async function findRunning(dataDir: string): Promise<Postmaster | null> {
  const file = readPostmasterFile(dataDir);
  if (file === null) {
    fs.rmSync(postmasterPath(dataDir), { force: true });
    return null;
  }
  const decision = decideAdoption(readProcess(file.pid), dataDir);
  if (decision === "unclear") {
    throw new EmbeddedPostgresError("folder-in-use", { folder: dataDir, found: String(file.pid) });
  }
  if (decision === "adopt") return watchPostmaster(dataDir, file.pid);
  fs.rmSync(postmasterPath(dataDir), { force: true });
  return null;
}

/**
 * Makes the cluster in a folder beside the final one and renames it when complete, so that an interrupted first start
 * leaves nothing that looks like data. The locale matters: Chinese trigrams need a UTF-8 LC_CTYPE, and code point order
 * is the same on every machine.
 */
async function makeCluster(native: string, dataDir: string, launcher: Launcher): Promise<void> {
  const unfinished = `${dataDir}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = passwordPath(dataDir);
  fs.writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  giveFolder(unfinished, launcher);
  const { uid, gid } = launcher.identity;
  if (uid !== undefined && gid !== undefined) fs.chownSync(passwordFile, uid, gid);
  const locale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  const made = await runProgram(launcher, [
    program(native, "initdb"),
    "-D",
    unfinished,
    "-U",
    embeddedOwner,
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--locale=${locale}`,
  ]);
  if (uid !== undefined) fs.chownSync(passwordFile, 0, 0);
  if (made.code !== 0) {
    throw new EmbeddedPostgresError("start-failed", { folder: dataDir, reason: lastLine(made.output) });
  }
  fs.renameSync(unfinished, dataDir);
}

function passwordPath(dataDir: string): string {
  return `${dataDir}-password`;
}

function readPassword(dataDir: string): string {
  try {
    return fs.readFileSync(passwordPath(dataDir), "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new EmbeddedPostgresError("password-missing", { folder: dataDir });
  }
}
