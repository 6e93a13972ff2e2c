import { AppError } from "@/lib/errors";
import { detectPersonalData } from "@/lib/personal-data/detect";

/** Longest draft kept, in characters of JSON: several times the longest form. */
const LONGEST = 60_000;
/** Levels of objects and lists within one another: no form has more than four. Ends what holds itself. */
const DEEPEST = 12;

/**
 * Is this what a form may hold? A server action takes more than JSON: big integers, dates, one object in many places, even
 * inside itself. Keys and numbers are judged like text, since a mobile number is one in either place.
 */
export function assertDraftContent(content: Record<string, unknown>): void {
  const texts: string[] = [];
  let length = 0;
  for (const text of textsOf(content, 0)) {
    // Counted on the way, before anything is written out: a small request can name one object a million times.
    length += text.length + 1;
    if (length > LONGEST) throw new AppError("input.too-large");
    texts.push(text);
  }
  if (JSON.stringify(content).length > LONGEST) throw new AppError("input.too-large");
  if (!texts.every(isStorable)) throw new AppError("input.invalid");
  if (texts.some((text) => detectPersonalData(text).length > 0)) throw new AppError("input.personal-data");
}

/** Postgres keeps neither NUL nor half a character in JSON. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** Every key and value as text, one piece for each, empty where it has no words; throws at what JSON has no form for. */
function* textsOf(value: unknown, level: number): Generator<string> {
  if (typeof value === "string") return yield value;
  if (Number.isFinite(value)) return yield String(value);
  yield "";
  // A field that is not there yet is undefined; JSON leaves it out.
  if (value === null || value === undefined || typeof value === "boolean") return;
  if (!isContainer(value) || level > DEEPEST) throw new AppError("input.invalid");
  if (Array.isArray(value)) {
    for (const item of value) yield* textsOf(item, level + 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    yield key;
    yield* textsOf(item, level + 1);
  }
}

/** A list or a plain object: a date or a map would come back from the database as something else. */
function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
