import { type FieldSource, fieldSources } from "@/db/values";
import type { PublicField } from "./public-record";

export type FieldCounts = { total: number; blank: number } & Record<FieldSource, number>;

const isBlank = ({ value }: PublicField) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * How many public fields of a record rest on which source. Each counts once: a blank as blank, a verified value as the
 * reviewer's, any other under who stated it.
 */
export function countFields(fields: Readonly<Record<string, PublicField>>): FieldCounts {
  const counts = { total: 0, blank: 0, public_source: 0, hospital: 0, reviewer: 0, observed: 0 };
  for (const field of Object.values(fields)) {
    counts.total += 1;
    if (isBlank(field)) counts.blank += 1;
    else counts[sourceOf(field)] += 1;
  }
  return counts;
}

function sourceOf(field: PublicField): FieldSource {
  const stated = fieldSources.find((source) => source === field.source) ?? "hospital";
  return field.verifiedOn !== undefined && stated !== "observed" ? "reviewer" : stated;
}
