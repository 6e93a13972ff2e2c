import "server-only";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/ids";
import { leadingZeroBits, REQUIRED_BITS, workText } from "./proof-of-work";

/** Long enough to write a report, and to come back to it. */
const LIFE_MS = 2 * 60 * 60 * 1000;
/** Nobody reads the form and writes a sentence faster. */
const LEAST_MS = 3_000;

type Parts = { id: string; issuedAt: number; bits: number };

const key = () => createHmac("sha256", env().secret).update("challenge of an error report").digest();

/** Binds a challenge to one record. 32 bytes in base64url: 43 characters. */
const seal = (number: string, { id, issuedAt, bits }: Parts): string =>
  createHmac("sha256", key()).update(`${number}.${id}.${issuedAt}.${bits}`).digest("base64url");

/** A challenge for a report on one record. Nothing is kept of it until it has been solved. */
export function newChallenge(number: string, at: Date): string {
  const parts = { id: randomUUID(), issuedAt: at.getTime(), bits: REQUIRED_BITS };
  return `${parts.id}.${parts.issuedAt}.${parts.bits}.${seal(number, parts)}`;
}

function isSealed(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function hasWork(given: string, counter: number, bits: number): boolean {
  const digest = createHash("sha256").update(workText(given, counter)).digest();
  const words = Array.from({ length: 8 }, (_, at) => digest.readInt32BE(at * 4));
  return leadingZeroBits(words) >= bits;
}

export type Judged = { id: string } | { problem: "check-failed" | "check-expired" | "too-soon" };

/** Is this our challenge for this record, still good, and solved? Whether it was used already only the database knows. */
export function judgeChallenge(number: string, challenge: string, counter: number, at: Date): Judged {
  const [id = "", issued = "", bitsText = "", given = "", ...rest] = challenge.split(".");
  const parts = { id, issuedAt: Number(issued), bits: Number(bitsText) };
  const isOurs = rest.length === 0 && isUuid(id) && isSealed(given, seal(number, parts));
  if (!isOurs || parts.bits < REQUIRED_BITS) return { problem: "check-failed" };
  const age = at.getTime() - parts.issuedAt;
  if (age > LIFE_MS) return { problem: "check-expired" };
  if (age < LEAST_MS) return { problem: "too-soon" };
  return hasWork(given, counter, parts.bits) ? { id } : { problem: "check-failed" };
}
