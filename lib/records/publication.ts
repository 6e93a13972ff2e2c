import type { PublishedDocument, PublishedField } from "@/db/schema/reference";
import type { Badge, Provenance } from "@/db/values";
import { isBlank, isSame } from "./claims";

type Source = { values: Record<string, unknown>; provenance: Provenance };

const plain = (value: unknown): PublishedField["value"] => {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value
    : JSON.stringify(value);
};

/** The public fields of one record, each with where it came from; a field that is not listed does not leave the house. */
export function publishedFields(source: Source, fields: readonly string[]): Record<string, PublishedField> {
  const entries = fields.map((field): [string, PublishedField] => {
    const known = source.provenance[field];
    return [
      field,
      {
        value: plain(source.values[field]),
        source: known?.source ?? "hospital",
        asOf: known?.asOf ?? "",
        ...pick(known),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function pick(known: Provenance[string] | undefined): Partial<PublishedField> {
  return {
    ...(known?.nullReason ? { nullReason: known.nullReason } : {}),
    ...(known?.verifiedOn ? { verifiedOn: known.verifiedOn } : {}),
    ...(known?.publicSource ? { publicSource: known.publicSource } : {}),
  };
}

const KEPT = 20;

/** The new copy of a record's fields, each with the values the register showed before it: nothing that was public is lost. */
export function withOlder(
  fields: Readonly<Record<string, PublishedField>>,
  shown: Readonly<Record<string, PublishedField>>,
): Record<string, PublishedField> {
  const entries = Object.entries(fields).map(([name, field]): [string, PublishedField] => {
    const before = shown[name];
    if (before === undefined) return [name, field];
    const { value, nullReason, source, asOf, older = [] } = before;
    const isOther = !isSame(value, field.value) || nullReason !== field.nullReason;
    const replaced = { value, source, asOf, ...(nullReason ? { nullReason } : {}) };
    const all = (isOther && (!isBlank(value) || older.length > 0) ? [replaced, ...older] : older).slice(
      0,
      KEPT,
    );
    return [name, all.length > 0 ? { ...field, older: all } : field];
  });
  return Object.fromEntries(entries);
}

type Climbs = { origin: string; createdOn: string; confirmedOn: string | null; verifiedOn: string | null };

/** The steps of the badge ladder a record has climbed, oldest first. */
export function badgeHistory(climbs: Climbs): PublishedDocument["history"] {
  const steps: { badge: Badge; on: string | null }[] = [
    { badge: "public_source", on: climbs.origin === "public_source" ? climbs.createdOn : null },
    { badge: "hospital_confirmed", on: climbs.confirmedOn },
    { badge: "reviewer_verified", on: climbs.verifiedOn },
  ];
  return steps.flatMap(({ badge, on }) => (on === null ? [] : [{ badge, on }]));
}
