import "server-only";
import { type Envelope, type MasterKeys, openSealed, seal } from "@/lib/envelope";

/** An endpoint's key as it lies in the database: sealed for the endpoint, and recognisable to people. */
export type KeyEnvelope = Envelope & {
  /** The last four characters, for people to tell keys apart; empty for a key too short to show any of. */
  lastFour: string;
};

/** Below this, four characters would be a third of the key. */
const SHOWN_FROM = 12;

/**
 * True for a key that may stand in a header: 1 to 512 printable ASCII characters, no space. A line end would add a header
 * of its own; a Chinese full stop pasted along makes undici quote the whole key in its message.
 */
export function isEndpointKey(key: string): boolean {
  return /^[\x21-\x7e]{1,512}$/.test(key);
}

/** Seals a key for one endpoint. Throws RangeError for what is no key (`isEndpointKey` tells people beforehand). */
export function sealKey(key: string, endpointId: string, keys: MasterKeys): KeyEnvelope {
  if (!isEndpointKey(key)) throw new RangeError("not an endpoint key");
  return { ...seal(key, endpointId, keys), lastFour: key.length < SHOWN_FROM ? "" : key.slice(-4) };
}

/** Opens an envelope for the endpoint it was sealed for. Throws EnvelopeError. */
export const openKey = (envelope: Envelope, endpointId: string, keys: MasterKeys): string =>
  openSealed(envelope, endpointId, keys);
