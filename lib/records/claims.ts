import type { ClaimStand, Provenance } from "@/db/values";
import { canonicalJson, type JsonValue } from "@/lib/canonical";
import type { FieldProblem } from "@/lib/errors";

export type FieldValues = Readonly<Record<string, unknown>>;
export type FieldClaim = { stand: ClaimStand; evidence?: string | null | undefined };
export type Claims = Readonly<Record<string, FieldClaim>>;
export type Sourced = { values: FieldValues; provenance: Provenance };

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
export const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson((a ?? null) as JsonValue) === canonicalJson((b ?? null) as JsonValue);

/** Set by the portal and changed through its own acts: no public source speaks of it. */
const notClaimed = new Set(["participation"]);

/** The value a public source gave for a field, where the hospital has to answer to it; undefined anywhere else. */
export function publishedValue({ values, provenance }: Sourced, field: string): unknown {
  const known = provenance[field];
  if (known === undefined || notClaimed.has(field)) return undefined;
  if (known.claim !== undefined) return known.claim.published;
  return known.source === "public_source" && !isBlank(values[field]) ? values[field] : undefined;
}

/** Fields a public source speaks of and the hospital has not answered yet. */
export function openClaims(record: Sourced): string[] {
  return Object.keys(record.provenance).filter(
    (field) => record.provenance[field]?.claim === undefined && publishedValue(record, field) !== undefined,
  );
}

/** Fields the hospital has answered and no reviewer has verified yet. */
export function claimedFields(provenance: Provenance): string[] {
  return Object.keys(provenance).filter((field) => provenance[field]?.claim !== undefined);
}

function problemOf(published: unknown, before: unknown, value: unknown, claim: FieldClaim | undefined) {
  if (claim === undefined) return isSame(before, value) ? null : "claimStand";
  if (claim.stand === "right") return isSame(published, value) ? null : "claimRight";
  if (claim.stand === "gap") return isBlank(value) ? null : "claimGap";
  return isBlank(value) || isSame(published, value) ? "claimCorrected" : null;
}

/**
 * What is wrong with the answers of a save: a published value is taken over, replaced or left blank only by saying so.
 * A field without an answer must stay as it is.
 */
export function claimProblems(before: Sourced, after: FieldValues, claims: Claims): FieldProblem[] {
  return Object.keys(after).flatMap((field) => {
    const published = publishedValue(before, field);
    if (published === undefined) return [];
    const code = problemOf(published, before.values[field], after[field], claims[field]);
    return code === null ? [] : [{ path: field, code }];
  });
}

type PublicSource = NonNullable<Provenance[string]["publicSource"]>;
/** What a form shows beside a field that is to be claimed. A source that may not be linked has no address here. */
export type ClaimOffer = { value: unknown; source: PublicSource | null; words?: string | undefined };

/** The published values a form asks about, by field; `words` are given where the form does not know a code's word. */
export function claimOffers(
  record: Sourced,
  fields: readonly string[],
  words: Readonly<Record<string, string>> = {},
): Record<string, ClaimOffer> {
  const entries = fields.flatMap((field) => {
    const value = publishedValue(record, field);
    if (value === undefined) return [];
    const source = record.provenance[field]?.publicSource ?? null;
    const shown = source === null || source.mayLink ? source : { ...source, url: "" };
    return [[field, { value, source: shown, words: words[field] }] as const];
  });
  return Object.fromEntries(entries);
}

/** The form's part for claims: every field asked about has its place, answered or not. */
export function claimValues(record: Sourced, fields: readonly string[]) {
  const entries = Object.keys(claimOffers(record, fields)).map((field) => {
    const claim = record.provenance[field]?.claim;
    return [field, { stand: claim?.stand ?? "", evidence: claim?.evidence ?? "" }] as const;
  });
  return entries.length === 0 ? {} : { claims: Object.fromEntries(entries) };
}

/** The answers given so far, as a form sends them. */
export function claimsOf(provenance: Provenance): Record<string, FieldClaim> {
  const entries = Object.entries(provenance).flatMap(([field, { claim }]) =>
    claim === undefined
      ? []
      : [[field, { stand: claim.stand, ...(claim.evidence ? { evidence: claim.evidence } : {}) }] as const],
  );
  return Object.fromEntries(entries);
}
