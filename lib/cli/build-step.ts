import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { sendSignal } from "@/db/process-info";
import { addCompileHints } from "./compile-hint";
import type { FolderHold } from "./process-record";
import { sourceDigest } from "./source-digest";
import { childEnvironment, exitOf } from "./spawn-child";

export type BuildOptions = {
  root: string;
  /** Shows Next's output as it comes; otherwise it is shown only when the build fails. */
  isLoud: boolean;
  hold: FolderHold | null;
  /** Aborts the build: its processes are ended. */
  signal: AbortSignal;
};

const nextProgram = "node_modules/next/dist/bin/next";

/** Is the build in `.next` of exactly these sources? */
export function isBuilt(root: string): boolean {
  const stated = path.join(root, ".next", "source-digest");
  if (!fs.existsSync(stated) || !fs.existsSync(path.join(root, ".next", "BUILD_ID"))) return false;
  return fs.readFileSync(stated, "utf8") === sourceDigest(root);
}

/**
 * Builds unless the build is of these sources. False when the build failed. The digest is taken before the build and
 * written after it: sources changed in between are built at the next start, and a killed build is never taken for one.
 */
export async function ensureBuild(options: BuildOptions): Promise<boolean> {
  for (;;) {
    if (isBuilt(options.root)) return true;
    const digest = sourceDigest(options.root);
    const stated = path.join(options.root, ".next", "source-digest");
    fs.rmSync(stated, { force: true });
    const { code, output } = await runNextBuild(options);
    if (code === 0) {
      addCompileHints(path.join(options.root, ".next"));
      fs.writeFileSync(stated, digest);
      return true;
    }
    if (options.signal.aborted) return false;
    if (!/another next build process/i.test(output)) {
      if (!options.isLoud) process.stderr.write(output);
      return false;
    }
    // Another start of the same sources is building: its result will do.
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

async function runNextBuild(options: BuildOptions): Promise<{ code: number; output: string }> {
  const marker = options.hold === null ? {} : { PORTAL_MARKER: options.hold.marker };
  const child = spawn(process.execPath, [path.join(options.root, nextProgram), "build"], {
    cwd: options.root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...childEnvironment({}), ...marker },
  });
  const pid = child.pid ?? 0;
  if (pid !== 0) options.hold?.add("build", pid);
  const abort = () => endGroup(pid);
  options.signal.addEventListener("abort", abort);
  let output = "";
  const take = (chunk: Buffer) => {
    output += chunk.toString("utf8");
    if (options.isLoud) process.stdout.write(chunk);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const code = await exitOf(child);
  options.signal.removeEventListener("abort", abort);
  options.hold?.remove(pid);
  return { code, output };
}

/** A build has helpers of its own, so the whole process group is ended. */
function endGroup(pid: number): void {
  if (pid === 0) return;
  sendSignal(process.platform === "win32" ? pid : -pid, "SIGKILL");
}
