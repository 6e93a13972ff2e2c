import { type FieldSource, fieldSources, type Provenance } from "@/db/values";

export type FieldCounts = { total: number; blank: number } & Record<FieldSource, number>;

type CountedField = { value: unknown; source: string; verifiedOn?: string };

const isBlank = ({ value }: CountedField) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * How many fields of a record rest on which source. Each counts once: a blank as blank, a verified value as the
 * reviewer's, any other under who stated it.
 */
export function countFields(fields: Readonly<Record<string, CountedField>>): FieldCounts {
  const counts = { total: 0, blank: 0, public_source: 0, hospital: 0, reviewer: 0, observed: 0 };
  for (const field of Object.values(fields)) {
    counts.total += 1;
    if (isBlank(field)) counts.blank += 1;
    else counts[sourceOf(field)] += 1;
  }
  return counts;
}

function sourceOf(field: CountedField): FieldSource {
  const stated = fieldSources.find((source) => source === field.source) ?? "hospital";
  return field.verifiedOn !== undefined && stated !== "observed" ? "reviewer" : stated;
}

type Kept = { values: Readonly<Record<string, unknown>>; provenance: Provenance };

/** The same of a working copy, which keeps values and provenance apart: of these fields and no others. */
export function countRecord(fields: readonly string[], { values, provenance }: Kept): FieldCounts {
  const entries = fields.map((field): [string, CountedField] => [
    field,
    { value: values[field], source: "hospital", ...provenance[field] },
  ]);
  return countFields(Object.fromEntries(entries));
}
