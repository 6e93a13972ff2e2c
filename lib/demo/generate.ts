import "server-only";
import { createHash } from "node:crypto";
import { drawInstitution } from "./institution";
import { margins } from "./margins";
import { planRows } from "./plan";
import { createRandom } from "./random";
import { targetsOf } from "./targets";
import type { DemoSet } from "./types";

/** Raised whenever the same seed would give other bytes. */
export const generatorVersion = "1.0.0";
/** The seed of the demonstration instance. */
export const demoSeed = 755;
const asOf = "2026-11-20";

/**
 * The demonstration registry of 755 invented institutions (notes on data, section 7): a table of margins is
 * fitted, rounded and expanded to rows, which then get names, identifiers and records.
 * Pure: no clock, no database; one seed gives one set. `seed` is read as 32 bits.
 */
export function generateDemoSet(seed: number = demoSeed): DemoSet {
  const random = createRandom(seed);
  const rows = planRows(margins, targetsOf(margins), random);
  return {
    synthetic: true,
    generatorVersion,
    seed,
    asOf,
    institutions: rows.map((row, index) => drawInstitution(random, row, index + 1)),
  };
}

/** SHA-256 (hex) of the set's JSON: two sets with one digest are the same bytes. */
export function demoSetDigest(set: DemoSet): string {
  return createHash("sha256").update(JSON.stringify(set)).digest("hex");
}
