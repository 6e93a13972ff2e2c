import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * An endpoint's key as it lies in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits per row. The
 * endpoint's id is authenticated along with it, so a row copied to another endpoint does not open.
 */
export type KeyEnvelope = {
  keyVersion: number;
  /** Base64: 12 bytes. */
  nonce: string;
  /** Base64: ciphertext, then 16 bytes of tag. */
  sealed: string;
  /** The last four characters, for people to tell keys apart; empty for a key too short to show any of. */
  lastFour: string;
};

/** The keys that keys are sealed with, by version; the highest seals. An old one stays until all its rows are sealed anew. */
export type MasterKeys = ReadonlyMap<number, Buffer>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Below this, four characters would be a third of the key. */
const SHOWN_FROM = 12;

/** No envelope of this row, or not of this key: which of the two is not told. The message holds nothing of either. */
export class KeyEnvelopeError extends Error {
  constructor() {
    super("endpoint key cannot be opened");
    this.name = "KeyEnvelopeError";
  }
}

/** Version 1 of the master keys, from the portal's secret (HKDF, RFC 5869). */
export function masterKeysFrom(secret: string): MasterKeys {
  return new Map([[1, Buffer.from(hkdfSync("sha256", secret, "", "endpoint-key/1", 32))]]);
}

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
  const keyVersion = Math.max(...keys.keys());
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", masterKey(keys, keyVersion), nonce);
  cipher.setAAD(Buffer.from(endpointId));
  const sealed = Buffer.concat([cipher.update(key, "ascii"), cipher.final(), cipher.getAuthTag()]);
  return {
    keyVersion,
    nonce: nonce.toString("base64"),
    sealed: sealed.toString("base64"),
    lastFour: key.length < SHOWN_FROM ? "" : key.slice(-4),
  };
}

/** Opens an envelope for the endpoint it was sealed for. Throws KeyEnvelopeError. */
export function openKey(envelope: KeyEnvelope, endpointId: string, keys: MasterKeys): string {
  const nonce = Buffer.from(envelope.nonce, "base64");
  const sealed = Buffer.from(envelope.sealed, "base64");
  if (nonce.length !== NONCE_BYTES || sealed.length <= TAG_BYTES) throw new KeyEnvelopeError();
  const key = masterKey(keys, envelope.keyVersion);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(endpointId));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
      "ascii",
    );
  } catch {
    throw new KeyEnvelopeError();
  }
}

function masterKey(keys: MasterKeys, version: number): Buffer {
  const key = keys.get(version);
  if (key === undefined) throw new KeyEnvelopeError();
  return key;
}
