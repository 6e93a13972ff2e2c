import type { FieldProvenance, Provenance } from "@/db/values";
import { isBlank, isSame } from "./claims";

/** Values with where each came from, as one version of a record holds them. */
export type Stated = { values: Readonly<Record<string, unknown>>; provenance: Provenance };
export type StatedField = { value: unknown; known: FieldProvenance | undefined };
/** One field of two versions side by side: another value or blank, or the same value on another footing. */
export type FieldChange = {
  field: string;
  of: "value" | "source";
  before: StatedField;
  after: StatedField;
  /** Of a list: what came and what went. */
  items: { added: string[]; removed: string[] } | null;
};
export type VersionDiff = { changed: FieldChange[]; unchanged: string[] };

const at = ({ values, provenance }: Stated, field: string): StatedField => ({
  value: values[field] ?? null,
  known: provenance[field],
});

/** Equal values, and equal reasons where both are blank: unknown is not the same as withheld. */
function isSameValue(a: StatedField, b: StatedField): boolean {
  if (isBlank(a.value) && isBlank(b.value)) return a.known?.nullReason === b.known?.nullReason;
  return isSame(a.value, b.value);
}

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function itemsOf(before: unknown, after: unknown): FieldChange["items"] {
  const [was, is] = [before ?? [], after ?? []];
  if (!isList(was) || !isList(is) || (was.length === 0 && is.length === 0)) return null;
  return {
    added: is.filter((item) => !was.includes(item)),
    removed: was.filter((item) => !is.includes(item)),
  };
}

/** Every field of two versions, in the order of `fields`: what differs, and the names of what does not. */
export function diffVersions(before: Stated, after: Stated, fields: readonly string[]): VersionDiff {
  const diff: VersionDiff = { changed: [], unchanged: [] };
  for (const field of fields) {
    const [was, is] = [at(before, field), at(after, field)];
    const isValueSame = isSameValue(was, is);
    if (isValueSame && isSame(was.known, is.known)) {
      diff.unchanged.push(field);
      continue;
    }
    const items = isValueSame ? null : itemsOf(was.value, is.value);
    diff.changed.push({ field, of: isValueSame ? "source" : "value", before: was, after: is, items });
  }
  return diff;
}

/** How many fields have another value, or another reason for having none. */
export const countChanged = ({ changed }: VersionDiff): number =>
  changed.filter(({ of }) => of === "value").length;

/** The rows a table of the differences shows, those beside the fields among them: another value, or another source only. */
export function countShown(diff: VersionDiff, beside: number): { changed: number; source: number } {
  const fields = countChanged(diff);
  return { changed: beside + fields, source: diff.changed.length - fields };
}
