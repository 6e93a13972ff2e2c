import type { FieldRegistry } from "./field-registry";
import { blanksOf, type FormValues, payloadOf, valueAt } from "./payload";

/** The version that somebody else saved while this form was open. */
export type LatestRecord = { revision: number; by: string | null; at: string; values: FormValues };

export type Difference = {
  name: string;
  mine: unknown;
  theirs: unknown;
  myReason: string;
  theirReason: string;
};

/** Which fields differ between what is typed here and what is stored now. Blank text, lists and null are the same. */
export function differences(mine: FormValues, theirs: FormValues, registry: FieldRegistry): Difference[] {
  const sent = payloadOf(mine);
  const names = [...registry.keys()];
  // Parts that hang together (decoding.temperature) are compared and taken as one: they share a reason for being blank.
  const isPart = (name: string) => names.some((other) => name.startsWith(`${other}.`));
  return names
    .filter((name) => !isPart(name))
    .map((name) => ({
      name,
      mine: valueAt(sent, name),
      theirs: valueAt(theirs, name),
      myReason: blanksOf(sent)[name] ?? "",
      theirReason: blanksOf(theirs)[name] ?? "",
    }))
    .filter((row) => plain(row.mine) !== plain(row.theirs) || row.myReason !== row.theirReason);
}

function plain(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
