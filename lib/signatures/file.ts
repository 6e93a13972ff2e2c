import "server-only";
import { z } from "zod";
import type { signingKeys } from "@/db/schema/signatures";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { canonicalJson, type JsonObject } from "@/lib/canonical";
import { now } from "@/lib/clock";
import { signatureProvider } from "./provider";
import { publishKey } from "./publish-key";
import { getSignature, listSigningKeys } from "./queries";
import { type SignatureRow, statementOf, voidOf } from "./statement";

const FILE_FORMAT = "hospital-llm-oversight/signature-file";
const FILE_TAG = `${FILE_FORMAT}/v1`;
const KEYS_FORMAT = "hospital-llm-oversight/signing-keys";

const displayedJson = z.record(z.string(), z.json());

/** What was displayed, as it was signed: the column holds the canonical text of an object. */
export const displayedOf = (row: SignatureRow): JsonObject => displayedJson.parse(JSON.parse(row.displayed));

/** A key as it is published. */
export const publishedKey = (key: typeof signingKeys.$inferSelect) => ({
  ...key,
  firstUsedAt: key.firstUsedAt.toISOString(),
});

/**
 * One signature with everything that it takes to check it away from the portal: the statement, what was displayed, the
 * signature, its public key, and whether it is void. One line of RFC 8785 JSON and a line feed. The seal is the portal's
 * signature over all the rest as it stands today, the mark of being void included; so no byte can be changed unseen.
 */
export async function signatureFile(viewer: Viewer, id: string): Promise<{ name: string; content: string }> {
  const row = await getSignature(viewer, { id });
  const keys = await listSigningKeys(viewer, {});
  const key = keys.find(({ keyId }) => keyId === row.keyId);
  if (key === undefined) throw new Error("a signature's key is not published");
  const { keyId, algorithm, publicKey } = await publishKey();
  const file = {
    format: FILE_FORMAT,
    version: 1,
    exportedAt: now().toISOString(),
    statement: statementOf(row),
    displayed: displayedOf(row),
    value: row.value,
    void: voidOf(row),
    key: { keyId: key.keyId, algorithm: key.algorithm, publicKey: key.publicKey },
    seal: { keyId, algorithm, publicKey },
  };
  const value = await signatureProvider().sign(Buffer.from(`${FILE_TAG}\0${canonicalJson(file)}`));
  const mark = row.instance === "demo" ? "demo-" : "";
  return {
    name: `signature-${mark}${row.id}.json`,
    content: `${canonicalJson({ ...file, seal: { ...file.seal, value } })}\n`,
  };
}

/** The keys as the verifier reads them, for everybody. */
export async function signingKeysFile(actor: Viewer | Visitor): Promise<{ name: string; content: string }> {
  const keys = (await listSigningKeys(actor, {})).map(publishedKey);
  return {
    name: "signing-keys.json",
    content: `${JSON.stringify({ format: KEYS_FORMAT, version: 1, keys }, null, 2)}\n`,
  };
}
