import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "./canonical";

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. Text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of the RFC 8785 text of a value. Throws CanonicalJsonError where there is no such text. */
export function canonicalDigest(value: JsonValue): string {
  return sha256Hex(canonicalJson(value));
}
