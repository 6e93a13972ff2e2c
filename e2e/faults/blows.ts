import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { sendSignal } from "@/db/process-info";
import { type Portal, pause, startPortal } from "../portal";
import { withSql } from "./stored";

export const root = path.resolve(import.meta.dirname, "../..");
/** How a script of the product's own runs beside its portal. */
export const tsx = [
  "--import",
  path.join(root, "node_modules/tsx/dist/loader.mjs"),
  "--conditions=react-server",
];

export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  patience = 60_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}

/** Kills one of the database's processes that serve the web: one at work where there is one, waiting ones first. */
export async function killBackend({ ownerUrl }: Portal): Promise<void> {
  const [row] = await withSql(
    ownerUrl,
    (sql) => sql`select pid from pg_stat_activity where usename = 'portal_app'
      order by (state = 'idle'), (wait_event_type is distinct from 'Lock'), random() limit 1`,
  );
  const pid = Number(row?.pid ?? 0);
  // Zero would be this very process and all that it started.
  if (pid < 2) throw new Error("the web has no connection to kill");
  sendSignal(pid, "SIGKILL");
}

/** The portal after a blow that takes all of it down, started again on the same data and port. */
export async function startedAgain({ dataDir, port, exited }: Portal): Promise<Portal> {
  await exited;
  // A killed supervisor leaves it behind; startPortal would take it for the next one's while that one begins.
  fs.rmSync(path.join(dataDir, "demo/state.json"), { force: true });
  return startPortal({ dataDir, port });
}

export async function answers({ baseUrl }: Portal): Promise<boolean> {
  const response = await fetch(`${baseUrl}/register`, { redirect: "manual" }).catch(() => null);
  return response !== null && response.status < 500;
}

/** The product's own verifier over every stream of the database: 0 where all of them are whole. */
export function verifyTrail(dataDir: string): Promise<number> {
  const child = spawn(process.execPath, [...tsx, path.join(root, "lib/cli/audit-verify.ts")], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
