import "server-only";
import type { z } from "zod";
import { env } from "@/lib/env";
import { type Envelope, type MasterKeys, masterKeysFrom, openSealed, seal as sealText } from "@/lib/envelope";

/**
 * Questions, answers and what is told of them while they come, as they lie in the database: sealed for the row they belong
 * to, so that one copied to another row does not open.
 */

let derived: { secret: string; keys: MasterKeys } | null = null;

function masterKeys(): MasterKeys {
  const { secret } = env();
  if (derived?.secret !== secret) derived = { secret, keys: masterKeysFrom(secret, "spot-check-body/1") };
  return derived.keys;
}

/** Seals a value for one row. `place` names the row: table and id. */
export const seal = (value: unknown, place: string): Envelope =>
  sealText(JSON.stringify(value), place, masterKeys());

/**
 * What was sealed for this row. Throws EnvelopeError for any other row's, and for one that was changed, and ZodError for a
 * value that is not of this schema: another version of the portal may have sealed it.
 */
export const unseal = <Value>(schema: z.ZodType<Value>, envelope: Envelope, place: string): Value =>
  schema.parse(JSON.parse(openSealed(envelope, place, masterKeys())));

export const bodyPlace = (sampleId: string) => `spot_check_bodies ${sampleId}`;
export const eventPlace = (checkId: string, seq: number) => `spot_check_events ${checkId} ${seq}`;
