import type { FieldProvenance, NullReason, Provenance } from "@/db/values";
import { beijingDate } from "@/lib/clock";
import {
  type Claims,
  type FieldClaim,
  type FieldValues,
  isBlank,
  isSame,
  publishedValue,
  type Sourced,
} from "./claims";

export type Blanks = Readonly<Record<string, NullReason>>;
/** What a form states: values, the reasons of its blanks, and its answers to what public sources say. */
export type Stated = {
  values: FieldValues;
  blanks: Blanks;
  claims?: Claims;
  restoredFrom?: number | undefined;
};

function fresh(
  value: unknown,
  blank: NullReason | undefined,
  { asOf, restoredFrom }: { asOf: string; restoredFrom?: number | undefined },
): FieldProvenance {
  return {
    source: "hospital",
    asOf,
    ...(isBlank(value) ? { nullReason: blank ?? "not_asked" } : {}),
    ...(restoredFrom === undefined ? {} : { restoredFrom }),
  };
}

/** A claimed field keeps its public source and what that said, beside the hospital's answer. */
function claimed(known: FieldProvenance, published: unknown, claim: FieldClaim, own: FieldProvenance) {
  const { stand, evidence } = claim;
  const source = known.publicSource === undefined ? {} : { publicSource: known.publicSource };
  return { ...own, ...source, claim: { stand, published, ...(evidence ? { evidence } : {}) } };
}

/**
 * Provenance after a hospital saved a form: a field whose value or reason for being blank changed, or that the hospital
 * claimed, is the hospital's as of that day and loses its verification; every other field keeps what it had.
 */
export function afterEdit(
  before: Sourced,
  after: Stated,
  fields: readonly string[],
  asOf: string,
): Provenance {
  const entries = fields.map((field) => {
    const known = before.provenance[field];
    const value = after.values[field];
    const own = fresh(value, after.blanks[field], { asOf, restoredFrom: after.restoredFrom });
    const published = publishedValue(before, field);
    const claim = after.claims?.[field];
    const isKept =
      known !== undefined &&
      isSame(before.values[field], value) &&
      (!isBlank(value) || known.nullReason === (after.blanks[field] ?? known.nullReason));
    if (known !== undefined && published !== undefined && claim !== undefined) {
      const answered = claimed(known, published, claim, own);
      return [field, isKept && isSame(known.claim, answered.claim) ? known : answered] as const;
    }
    return [field, isKept ? known : own] as const;
  });
  return Object.fromEntries(entries);
}

function mapEntries(provenance: Provenance, change: (entry: FieldProvenance) => FieldProvenance): Provenance {
  return Object.fromEntries(Object.entries(provenance).map(([field, entry]) => [field, change(entry)]));
}

/** Provenance after the hospital's second person stood for the whole record: what a public source said is now the hospital's. */
export function afterConfirmation(provenance: Provenance, asOf: string): Provenance {
  return mapEntries(provenance, (entry) =>
    entry.source === "public_source" ? { ...entry, source: "hospital", asOf } : entry,
  );
}

/** Provenance after a reviewer verified the whole record; a claim that was verified is one no longer. */
export function afterVerification(provenance: Provenance, on: string): Provenance {
  return mapEntries(provenance, ({ claim: _verified, ...entry }) => ({
    ...entry,
    verifiedOn: entry.verifiedOn ?? on,
  }));
}

/** Who stood for a deployment, at which revision and when. */
export type Stood = {
  revision: number;
  confirmedRevision: number | null;
  confirmedAt: Date | null;
  verifiedRevision: number | null;
  verifiedAt: Date | null;
};

/**
 * Provenance of the configuration in force. Its row is never written again, but every new one is a new revision of its
 * deployment: who stood for the deployment at this revision stood for the configuration too.
 */
export function servedProvenance(own: Provenance, deployment: Stood): Provenance {
  const { revision, confirmedRevision, confirmedAt, verifiedRevision, verifiedAt } = deployment;
  const isConfirmed = confirmedRevision === revision && confirmedAt !== null;
  const confirmed = isConfirmed ? afterConfirmation(own, beijingDate(confirmedAt)) : own;
  const isVerified = verifiedRevision === revision && verifiedAt !== null;
  return isVerified ? afterVerification(confirmed, beijingDate(verifiedAt)) : confirmed;
}

/** The reasons a record's blank fields carry, as a form needs them. */
export function blanksOf(provenance: Provenance): Record<string, NullReason> {
  const entries = Object.entries(provenance).flatMap(([field, entry]) =>
    entry.nullReason === undefined ? [] : [[field, entry.nullReason] as const],
  );
  return Object.fromEntries(entries);
}
