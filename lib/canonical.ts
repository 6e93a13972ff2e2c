/**
 * JSON canonicalisation, RFC 8785 (JCS). One value, one byte sequence: every digest and every signature
 * of the portal is taken over this text. Runs in the browser too, so a hospital can recompute a digest.
 */

export type JsonPrimitive = string | number | boolean | null;
export type JsonObject = { readonly [key: string]: JsonValue | undefined };
export type JsonValue = JsonPrimitive | readonly JsonValue[] | JsonObject;

export type CanonicalJsonReason =
  | "not-finite"
  | "lone-surrogate"
  | "undefined"
  | "unsupported-type"
  | "not-plain-object"
  | "too-deep";

/** A value that has no canonical form. The message names the reason and never the value. */
export class CanonicalJsonError extends Error {
  readonly reason: CanonicalJsonReason;

  constructor(reason: CanonicalJsonReason) {
    super(`no canonical JSON: ${reason}`);
    this.name = "CanonicalJsonError";
    this.reason = reason;
  }
}

/** Deeper values are refused rather than left to overflow the stack; a cycle ends here as well. */
const MAX_DEPTH = 256;

/**
 * Canonical text of a JSON value: keys sorted by UTF-16 code units, numbers and string escapes as
 * ECMAScript writes them (RFC 8785 §3.2.2), no white space. Members that are `undefined` are dropped, as
 * JSON.stringify does; everything else JSON cannot say throws CanonicalJsonError. `toJSON` is not called:
 * a Date must be turned into text by the caller, who knows its precision.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalJsonError("too-deep");
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return writeString(value);
  if (typeof value === "number") return writeNumber(value);
  if (value === undefined) throw new CanonicalJsonError("undefined");
  if (Array.isArray(value)) return writeArray(value, depth);
  if (typeof value === "object") return writeObject(value, depth);
  throw new CanonicalJsonError("unsupported-type");
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new CanonicalJsonError("lone-surrogate");
  return JSON.stringify(text);
}

function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw new CanonicalJsonError("not-finite");
  // JSON.stringify writes -0 as 0, which is what RFC 8785 asks for.
  return JSON.stringify(number);
}

function writeArray(items: readonly unknown[], depth: number): string {
  // Array.from visits holes as undefined; map would skip them and let a sparse array pass.
  return `[${Array.from(items, (item) => write(item, depth + 1)).join(",")}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new CanonicalJsonError("not-plain-object");
  }
  const members = Object.entries(object)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([key, member]) => `${writeString(key)}:${write(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}

/** `<` on strings compares UTF-16 code units, the order RFC 8785 §3.2.3 asks for; keys are never equal. */
function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}
