import "server-only";
import { canonicalJson, type JsonObject, type JsonValue } from "@/lib/canonical";
import { sha256Hex } from "@/lib/digest";

export type FieldChange = { readonly from: JsonValue; readonly to: JsonValue };
/** Changed fields only; a field that was or became absent says null. */
export type FieldDiff = { readonly [field: string]: FieldChange };

/** A field whose values the trail may hold; `as: "digest"` for long text, kept as digest and length. */
export type RegulatedField = string | { readonly field: string; readonly as: "digest" };

/**
 * What changed between two states of an aggregate, for the trail; null if nothing did. `before` is null for
 * a new object, `after` for one that is gone. Only `regulatedFields` are looked at. A field named in
 * `secrets` is left out, at any depth and even if it is regulated by mistake. Two values are equal if their
 * canonical JSON is. Throws CanonicalJsonError for a value JSON cannot say.
 */
export function fieldDiff(
  before: JsonObject | null,
  after: JsonObject | null,
  regulatedFields: readonly RegulatedField[],
  secrets: readonly string[] = [],
): FieldDiff | null {
  const hidden = new Set(secrets);
  const diff: Record<string, FieldChange> = {};
  for (const regulated of regulatedFields) {
    const field = typeof regulated === "string" ? regulated : regulated.field;
    if (hidden.has(field)) continue;
    const from = withoutSecrets(before?.[field] ?? null, hidden);
    const to = withoutSecrets(after?.[field] ?? null, hidden);
    if (canonicalJson(from) === canonicalJson(to)) continue;
    diff[field] = typeof regulated === "string" ? { from, to } : { from: summary(from), to: summary(to) };
  }
  return Object.keys(diff).length === 0 ? null : diff;
}

function withoutSecrets(value: JsonValue, hidden: ReadonlySet<string>): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item) => withoutSecrets(item, hidden));
  const members = Object.entries(value).filter(([key, member]) => member !== undefined && !hidden.has(key));
  return Object.fromEntries(members.map(([key, member]) => [key, withoutSecrets(member ?? null, hidden)]));
}

/** SHA-256 of the text (of the canonical JSON, if it is not text) and its length in characters. */
function summary(value: JsonValue): JsonValue {
  if (value === null) return null;
  const text = typeof value === "string" ? value : canonicalJson(value);
  return { sha256: sha256Hex(text), length: Array.from(text).length };
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
