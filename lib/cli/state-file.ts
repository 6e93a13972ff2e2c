import fs from "node:fs";
import path from "node:path";
import type { InstanceKind } from "@/db/values";

/** `.data/<instance>/state.json`, readable by its owner only: where the running portal and its database are. */
export type PortalState = {
  instance: InstanceKind;
  address: string;
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** Null in a live instance. */
  simulatorPort: number | null;
  readyAt: string;
};

const fileName = "state.json";

export function writeState(folder: string, state: PortalState): void {
  const draft = path.join(folder, `${fileName}.${process.pid}`);
  fs.writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, path.join(folder, fileName));
}

export function readState(folder: string): PortalState | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, fileName), "utf8"));
  } catch {
    return null;
  }
}

export function removeState(folder: string): void {
  fs.rmSync(path.join(folder, fileName), { force: true });
}
