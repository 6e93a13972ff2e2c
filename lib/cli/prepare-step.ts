import { spawn } from "node:child_process";
import path from "node:path";
import type { PreparedDatabase, PrepareOrder } from "./prepare";
import type { PrepareAnswer } from "./prepare-child";
import type { FolderHold } from "./process-record";
import { childEnvironment, exitOf, serverFlags } from "./spawn-child";
import { CliProblem } from "./words";

/** Migrates and loads the database in a child process. Aborting kills the child: its transaction is rolled back. */
export async function prepareInChild(
  order: PrepareOrder,
  hold: FolderHold | null,
  signal: AbortSignal,
): Promise<PreparedDatabase> {
  const marker = hold === null ? {} : { PORTAL_MARKER: hold.marker };
  const child = spawn(
    process.execPath,
    [...serverFlags, path.join(import.meta.dirname, "prepare-child.ts")],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
      windowsHide: true,
      env: { ...childEnvironment({}), ...marker },
    },
  );
  const pid = child.pid ?? 0;
  if (pid !== 0) hold?.add("prepare", pid);
  const abort = () => child.kill("SIGKILL");
  signal.addEventListener("abort", abort);
  const answered = new Promise<PrepareAnswer>((resolve) => {
    child.once("message", (message) => resolve(message as PrepareAnswer));
  });
  child.send(order, () => {});
  const exited = exitOf(child);
  const silent: PrepareAnswer = {
    kind: "failed",
    sentence: {
      zh: "数据库准备进程意外退出。",
      en: "The process that prepares the database ended unexpectedly.",
    },
  };
  const answer = await Promise.race([answered, exited.then(() => silent)]);
  await exited;
  signal.removeEventListener("abort", abort);
  hold?.remove(pid);
  if (answer.kind === "prepared") return answer.result;
  throw new CliProblem(answer.sentence);
}
