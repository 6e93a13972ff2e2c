import { type NullReason, nullReasons } from "@/db/values";
import type { ConditionForm } from "./schema";

type Codes = string | readonly string[];
/** A field of the use that says nothing, and which kind of nothing it is. */
type CodedBlank = { blank: NullReason };
export type DocumentVerdict = { status: string | null; class: string | null };

/** One classified module as it is signed. */
export type DocumentModule = {
  key: string;
  name: string | null;
  classificationId: string;
  revision: number;
  asOf: string;
  ruleSet: { id: string; version: string; digest: string };
  answers: Readonly<Record<string, Codes>>;
  answersDigest: string;
  results: Readonly<Record<string, DocumentVerdict>>;
  tier: string | null;
  flags: readonly string[];
  resultDigest: string;
};

/**
 * What the hospital signs: the application as it is meant, and how each of its modules was classified. Shown in full. The first
 * version left blanks empty; since the second each says which kind it is. What was signed stays as it was signed.
 */
export type SubmissionDocument = {
  schema: "review-submission/1" | "review-submission/2";
  type: "classification";
  institution: { id: string; number: string; nameZh: string; nameEn: string | null };
  application: {
    id: string;
    number: string;
    revision: number;
    nameZh: string;
    nameEn: string | null;
    /** The fields of the intended use, as lib/classification/scope-fields names them. */
    scope: Readonly<Record<string, Codes | CodedBlank | null>>;
  };
  /** By key, in order. */
  modules: readonly DocumentModule[];
};

export type DocumentOverride = {
  module: string;
  classificationId: string;
  derived: DocumentVerdict;
  set: DocumentVerdict;
  reason: string;
};

/** What both officials sign: the decision in full, on which case, and on which signed submission. */
export type DecisionDocument = {
  schema: "review-decision/1";
  case: {
    id: string;
    number: string;
    type: "classification";
    round: number;
    authority: string;
    level: string;
  };
  subject: { kind: "application"; id: string; number: string; digest: string };
  outcome: string;
  reason: { zh: string; en: string | null };
  referTo: string | null;
  rulingNumber: string | null;
  conditions: readonly ConditionForm[];
  overrides: readonly DocumentOverride[];
};

export type DocumentChange = { path: string; from: unknown; to: unknown };

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Which kind of blank a value of a document is; null for any other value, and for one whose kind was not kept. */
export const blankIn = (value: unknown): NullReason | null =>
  (isTree(value) && nullReasons.find((reason) => reason === value.blank)) || null;

/** Does a value of a document say nothing, of whatever kind? */
export const isSilent = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  blankIn(value) !== null;

/** Lists of things with a key are compared by it, so that an inserted module moves no other. */
function children(value: unknown): Map<string, unknown> | null {
  if (isTree(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value) || value.length === 0 || !value.every(isTree)) return null;
  const named = value.map((each): [string, unknown] => [String(each.key ?? each.id ?? ""), each]);
  return named.every(([key]) => key !== "") ? new Map(named) : null;
}

/**
 * What differs between two signed documents, leaf by leaf, as paths a comment can name. Digests and row ids follow from the
 * rest and are left out.
 */
export function documentChanges(from: unknown, to: unknown, path = ""): DocumentChange[] {
  const [was, is] = [blankIn(from), blankIn(to)];
  if (was !== null || is !== null) {
    // A blank whose kind was not kept says neither more nor less than the same blank with its kind.
    const isSame = was === is || (isSilent(from) && isSilent(to) && (was === null || is === null));
    return isSame ? [] : [{ path, from: from ?? null, to: to ?? null }];
  }
  const [before, after] = [children(from), children(to)];
  if (before === null || after === null) {
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from: from ?? null, to: to ?? null }];
  }
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !derived.test(name));
  return names.flatMap((name) =>
    documentChanges(before.get(name), after.get(name), path === "" ? name : `${path}.${name}`),
  );
}

const derived = /digest$|^classificationId$/i;
