import type { NullReason, Provenance } from "@/db/values";

type Entry = Provenance[string];

/** Provenance of loaded values: one source for all fields, and the stated reason where a field is blank. */
export function seedProvenance(
  values: Record<string, unknown>,
  fields: readonly string[],
  common: Omit<Entry, "nullReason">,
  reasons: Readonly<Record<string, NullReason>>,
  otherwise: NullReason,
): Provenance {
  const isBlank = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  const entries = fields.map((field): [string, Entry] => [
    field,
    isBlank(values[field]) ? { ...common, nullReason: reasons[field] ?? otherwise } : { ...common },
  ]);
  return Object.fromEntries(entries);
}

/** The record columns of a row that nobody has touched in the portal yet. */
export const untouched = {
  revision: 1,
  updatedBy: null,
  updatedByName: null,
  submittedBy: null,
  submittedByName: null,
  submittedAt: null,
  confirmedBy: null,
  confirmedByName: null,
  confirmedAt: null,
  confirmedRevision: null,
  lastAttestedAt: null,
  verifiedBy: null,
  verifiedByName: null,
  verifiedAt: null,
  verifiedRevision: null,
  publishedAt: null,
  publishedRevision: null,
  returnedReason: null,
  returnedByName: null,
};
