import { visit } from "jsonc-parser";
import { AppError } from "@/lib/errors";

/** Bytes of a request: several times the longest form. */
const MAX_BODY_BYTES = 256 * 1024;
/** Nothing we take is deeper; a deeper text would only cost the parser its stack. */
const MAX_DEPTH = 32;

const malformed = () => new AppError("input.malformed");

/** Reads at most the limit; what is longer is refused as it comes, whatever its header said. */
async function textOf(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw new AppError("input.too-large");
    }
    pieces.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(Buffer.concat(pieces));
  } catch {
    throw malformed();
  }
}

/** Refuses what JSON leaves open and readers take differently (RFC 8259 §4): repeated names, bottomless nesting. */
function assertPlain(text: string): void {
  const open: Set<string>[] = [];
  let depth = 0;
  const enter = () => {
    depth += 1;
    if (depth > MAX_DEPTH) throw malformed();
  };
  visit(text, {
    onArrayBegin: enter,
    onArrayEnd: () => {
      depth -= 1;
    },
    onObjectBegin: () => {
      enter();
      open.push(new Set());
    },
    onObjectProperty: (name) => {
      const names = open.at(-1);
      if (names === undefined || names.has(name)) throw malformed();
      names.add(name);
    },
    onObjectEnd: () => {
      depth -= 1;
      open.pop();
    },
  });
}

/** Postgres has no NUL and RFC 8785 no lone surrogate: no text with either is taken, in a name or a value. */
export function assertStorable(value: unknown): void {
  if (typeof value === "string") {
    if (value.includes("\u0000") || !value.isWellFormed()) throw malformed();
  } else if (Array.isArray(value)) {
    value.forEach(assertStorable);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, held] of Object.entries(value)) {
      assertStorable(name);
      assertStorable(held);
    }
  }
}

/** The JSON object a request carries. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await textOf(request);
  if (text.trim() === "") return {};
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("request.media-type");
  let body: unknown;
  try {
    assertPlain(text);
    body = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw malformed();
  assertStorable(body);
  return body as Record<string, unknown>;
}
