import "server-only";
import type { AuditOutcome } from "@/db/values";
import { canonicalJson, type JsonObject } from "@/lib/canonical";
import { sha256Hex } from "@/lib/digest";
import type { FieldDiff } from "./diff";

/** Who acted. A person keeps id, name and role as they were at the time; names are not looked up later. */
export type AuditActor = {
  readonly id: string | null;
  readonly kind: "person" | "system" | "public";
  readonly name: string;
  readonly role: string;
};

/** What was acted on; `version` is the revision after the action, null where the object has none. */
export type AuditObject = { readonly kind: string; readonly id: string; readonly version: number | null };

/** One event of a stream. Every member is hashed, so every member must survive storage unchanged. */
export type AuditEvent = {
  readonly institutionId: string;
  /** Position in the stream, from 1 without a gap. */
  readonly seq: number;
  /** Instant in UTC with milliseconds, as Date.toISOString writes it. */
  readonly at: string;
  readonly actor: AuditActor;
  readonly session: string | null;
  /** Source address of the request. */
  readonly address: string | null;
  /** `noun.verb`. */
  readonly action: string;
  readonly object: AuditObject;
  /** Regulated fields only (see diff.ts). */
  readonly diff: FieldDiff | null;
  /** SHA-256 of the canonical object before and after. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly requestId: string;
  readonly outcome: AuditOutcome;
  readonly detail: JsonObject | null;
};

/** An event with its place in the chain, as it is stored and exported. */
export type StoredEvent = {
  readonly event: AuditEvent;
  readonly previousHash: string;
  readonly hash: string;
};

const EVENT_TAG = "hospital-llm-oversight/audit/v1";

/** What the first event of every stream names as its predecessor. */
export const GENESIS_HASH = "0".repeat(64);

const HASH = /^[0-9a-f]{64}$/;

/**
 * Hash of an event: SHA-256 over
 *
 *     32 bytes        hash of the event before it, raw (32 zero bytes for the first)
 *     31 bytes        the ASCII text "hospital-llm-oversight/audit/v1"
 *      1 byte         0x00
 *     the rest        RFC 8785 text of the event in UTF-8
 *
 * as 64 lower-case hexadecimal digits. The first three parts have a fixed length and the text is the whole
 * rest, so two different inputs never give the same bytes. Throws RangeError unless `previousHash` is such a
 * hash, CanonicalJsonError if the event has no canonical text.
 */
export function eventHash(previousHash: string, event: AuditEvent): string {
  if (!HASH.test(previousHash)) throw new RangeError("previous hash is not 64 lower-case hexadecimal digits");
  return sha256Hex(
    Buffer.concat([Buffer.from(previousHash, "hex"), Buffer.from(`${EVENT_TAG}\0${canonicalJson(event)}`)]),
  );
}

/** Puts an event behind `previousHash`. */
export function chainEvent(previousHash: string, event: AuditEvent): StoredEvent {
  return { event, previousHash, hash: eventHash(previousHash, event) };
}
