import { claimsOf, isBlank, isSame, publishedValue, type Sourced } from "./claims";
import { blanksOf } from "./provenance";

const isSameField = (a: Sourced, b: Sourced, field: string): boolean => {
  const [was, is] = [a.values[field] ?? null, b.values[field] ?? null];
  if (isBlank(was) && isBlank(is)) return a.provenance[field]?.nullReason === b.provenance[field]?.nullReason;
  return isSame(was, is);
};

/** Does the record state today what the version stated: the same values, and blanks for the same reasons? */
export const isUnchanged = (current: Sourced, version: Sourced, fields: readonly string[]): boolean =>
  fields.every((field) => isSameField(current, version, field));

/**
 * The form an edit would send to bring a version's values back. What a public source says is answered as it was in that
 * version, or by the value itself where it is the published one; where neither is so, the gate refuses the field by name.
 */
export function restoredForm(current: Sourced, version: Sourced, fields: readonly string[]) {
  const [now, then] = [claimsOf(current.provenance), claimsOf(version.provenance)];
  const claims = fields.flatMap((field) => {
    const published = publishedValue(current, field);
    if (published === undefined) return [];
    if (isSameField(current, version, field)) return now[field] ? [[field, now[field]] as const] : [];
    const isPublished = isSame(published, version.values[field] ?? null);
    const answer = then[field] ?? (isPublished ? { stand: "right" as const } : undefined);
    return answer === undefined ? [] : [[field, answer] as const];
  });
  const blanks = Object.entries(blanksOf(version.provenance)).filter(([field]) => fields.includes(field));
  return {
    ...Object.fromEntries(fields.map((field) => [field, version.values[field] ?? null])),
    blanks: Object.fromEntries(blanks),
    claims: Object.fromEntries(claims),
  };
}
