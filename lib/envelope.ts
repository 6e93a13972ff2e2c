import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * A secret as it lies in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits per row. Whose it is is
 * authenticated along with it, so a row copied to another owner does not open.
 */
export type Envelope = {
  keyVersion: number;
  /** Base64: 12 bytes. */
  nonce: string;
  /** Base64: ciphertext, then 16 bytes of tag. */
  sealed: string;
};

/** The keys that secrets are sealed with, by version; the highest seals. An old one stays until all its rows are sealed anew. */
export type MasterKeys = ReadonlyMap<number, Buffer>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** No envelope of this row, or not of this key: which of the two is not told. The message holds nothing of either. */
export class EnvelopeError extends Error {
  constructor() {
    super("sealed secret cannot be opened");
    this.name = "EnvelopeError";
  }
}

/** Version 1 of the master keys of one use, from the portal's secret (HKDF, RFC 5869): no use opens what another sealed. */
export function masterKeysFrom(
  secret: string,
  use: "endpoint-key/1" | "second-factor/1" | "spot-check-body/1",
): MasterKeys {
  return new Map([[1, Buffer.from(hkdfSync("sha256", secret, "", use, 32))]]);
}

/** Seals text for one owner. */
export function seal(text: string, ownerId: string, keys: MasterKeys): Envelope {
  const keyVersion = Math.max(...keys.keys());
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", masterKey(keys, keyVersion), nonce);
  cipher.setAAD(Buffer.from(ownerId));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { keyVersion, nonce: nonce.toString("base64"), sealed: sealed.toString("base64") };
}

/** Opens an envelope for the owner it was sealed for. Throws EnvelopeError. */
export function openSealed(envelope: Envelope, ownerId: string, keys: MasterKeys): string {
  const nonce = Buffer.from(envelope.nonce, "base64");
  const sealed = Buffer.from(envelope.sealed, "base64");
  if (nonce.length !== NONCE_BYTES || sealed.length <= TAG_BYTES) throw new EnvelopeError();
  const key = masterKey(keys, envelope.keyVersion);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(ownerId));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new EnvelopeError();
  }
}

function masterKey(keys: MasterKeys, version: number): Buffer {
  const key = keys.get(version);
  if (key === undefined) throw new EnvelopeError();
  return key;
}
