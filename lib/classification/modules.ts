import { MAIN_MODULE } from "./record-schema";

type Version = { module: string; moduleName: string | null; revision: number; state: string };

/** A functional module that stands, with its newest version and the one that was handed in. */
export type StandingModule<V extends Version> = {
  key: string;
  name: string | null;
  newest: V;
  submitted: V | null;
};

/** The modules of an application that stand, itself first; a module whose versions are all superseded is gone. */
export function modulesOf<V extends Version>(versions: readonly V[]): StandingModule<V>[] {
  const standing = versions
    .filter(({ state }) => state !== "superseded")
    .sort((a, b) => b.revision - a.revision);
  const keys = [...new Set(standing.map(({ module }) => module))];
  const order = (key: string) => (key === MAIN_MODULE ? "" : key);
  return keys
    .sort((a, b) => order(a).localeCompare(order(b), "en", { numeric: true }))
    .flatMap((key) => {
      const own = standing.filter(({ module }) => module === key);
      const [newest] = own;
      if (newest === undefined) return [];
      const submitted = own.find(({ state }) => state === "submitted") ?? null;
      return [{ key, name: newest.moduleName, newest, submitted }];
    });
}

/** The number of the newest version of a module, whatever became of it; 0 where it never had one. */
export function newestRevision(versions: readonly Version[], key: string): number {
  return Math.max(0, ...versions.filter(({ module }) => module === key).map(({ revision }) => revision));
}

/** A key no module of the application has or had: what is taken out keeps its versions under its own. */
export function freeModuleKey(versions: readonly Version[]): string {
  const taken = new Set(versions.map(({ module }) => module));
  let number = 2;
  while (taken.has(`module-${number}`)) number += 1;
  return `module-${number}`;
}
