import "server-only";
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { sha256Hex } from "@/lib/digest";
import { newId } from "@/lib/ids";

/** What a key of this portal is for: each purpose has its own, so that no signature passes for one of another kind. */
export type KeyPurpose = "checkpoint" | "signature";

export type PortalKey = {
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
};

/** The key file cannot be used; the message says why in one sentence and holds no key material. */
class PortalKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PortalKeyError";
  }
}

const fileOf = (purpose: KeyPurpose): string => `${purpose}-ed25519.pem`;

/** `ed25519-` and the first 32 hexadecimal digits of SHA-256 over the SPKI DER. Throws on anything but Ed25519. */
export function keyIdOf(publicKey: string | KeyObject): string {
  const key = typeof publicKey === "string" ? createPublicKey(publicKey) : publicKey;
  if (key.asymmetricKeyType !== "ed25519") throw new PortalKeyError("the key is not an Ed25519 key");
  return `ed25519-${sha256Hex(key.export({ type: "spki", format: "der" })).slice(0, 32)}`;
}

/** Key from a PKCS#8 PEM, for a portal that keeps it in the environment instead of a file. */
export function parseKey(pem: string): PortalKey {
  const privateKey = readPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey,
  };
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new PortalKeyError("the key is not a readable PKCS#8 PEM");
  }
}

/**
 * The portal's key for one purpose from `dir`, made at the first call: `<purpose>-ed25519.pem`, PKCS#8, mode 0600.
 * Safe when several processes start at once. Refuses a file that others may read, since a signature by a key
 * that was open to others proves nothing.
 */
export async function loadOrCreateKey(dir: string, purpose: KeyPurpose): Promise<PortalKey> {
  const file = path.join(dir, fileOf(purpose));
  return (await readKeyFile(file)) ?? (await createKeyFile(dir, file));
}

async function readKeyFile(file: string): Promise<PortalKey | null> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new PortalKeyError(`${path.basename(file)} can be read by others; set its mode to 0600`);
    }
    return parseKey(await readFile(file, "utf8"));
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function createKeyFile(dir: string, file: string): Promise<PortalKey> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ed25519");
  const draft = path.join(dir, `.${path.basename(file)}.${newId()}`);
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(privateKey.export({ type: "pkcs8", format: "pem" }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // link never replaces: of several processes one wins, and the others read its complete file below.
    await link(draft, file).catch((error: unknown) => {
      if (!isCode(error, "EEXIST")) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const key = await readKeyFile(file);
  if (key === null) throw new PortalKeyError(`${path.basename(file)} disappeared while it was being made`);
  return key;
}

/** Ed25519 signature (RFC 8032) over the bytes, base64. */
export function signBytes(bytes: Uint8Array, key: PortalKey): string {
  return sign(null, bytes, key.privateKey).toString("base64");
}

/** True if `signature` (base64) is the key's signature over the bytes; false for any unreadable input. */
export function verifyBytes(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    return key.asymmetricKeyType === "ed25519" && verify(null, bytes, key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
