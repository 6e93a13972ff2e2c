import "server-only";
import { demoSeed, generateDemoSet, generatorVersion } from "./generate";
import { type MarginRow, marginsReport } from "./margins-report";

export type DemonstrationReport = { version: string; seed: number; asOf: string; rows: readonly MarginRow[] };

let made: DemonstrationReport | undefined;

/**
 * The margins of the set that this instance was filled with. One seed gives one set, so it is drawn once a process
 * (about half a second) and kept.
 */
export function demonstrationReport(): DemonstrationReport {
  if (made === undefined) {
    const set = generateDemoSet(demoSeed);
    made = { version: generatorVersion, seed: set.seed, asOf: set.asOf, rows: marginsReport(set) };
  }
  return made;
}
