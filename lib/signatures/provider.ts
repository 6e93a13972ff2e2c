import "server-only";
import type { SignatureAlgorithm } from "@/db/values/signatures";
import { env } from "@/lib/env";
import { loadOrCreateKey, signBytes } from "@/lib/portal-key";

/** The public half of the key that signs now. */
export type PublishedKey = {
  keyId: string;
  algorithm: SignatureAlgorithm /** SPKI, PEM. */;
  publicKey: string;
};

/**
 * Whatever turns the bytes of a statement into a signature. The portal's own Ed25519 key is the default; a hospital or an
 * authority that must use a licensed certification authority (SM2 with SM3) puts a provider of its own in its place.
 * `sign` runs while the transaction of the signed command is open, so it must answer within seconds; what it refuses
 * takes the command back.
 */
export type SignatureProvider = {
  readonly currentKey: () => Promise<PublishedKey>;
  /** The signature over the bytes by `currentKey`, base64. */
  readonly sign: (bytes: Uint8Array) => Promise<string>;
};

/** The key `signature-ed25519.pem` in the data folder, made at the first signature. */
export const portalKeyProvider: SignatureProvider = {
  currentKey: async () => {
    const { keyId, publicKey } = await loadOrCreateKey(env().dataDir, "signature");
    return { keyId, algorithm: "Ed25519", publicKey };
  },
  sign: async (bytes) => signBytes(bytes, await loadOrCreateKey(env().dataDir, "signature")),
};

let chosen = portalKeyProvider;

export const signatureProvider = (): SignatureProvider => chosen;

/** Puts another provider in place, once, when the process starts. */
export function putSignatureProvider(provider: SignatureProvider): void {
  chosen = provider;
}
