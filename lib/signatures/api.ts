import "server-only";
import { z } from "zod";
import { authorities, instanceKinds } from "@/db/values";
import { signatureAlgorithms, signatureMeanings, signingCredentials } from "@/db/values/signatures";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { isUuid } from "@/lib/ids";
import type { SignatureList } from "./queries";
import { type SignatureRow, type SignatureVoid, statementOf, voidOf } from "./statement";

const listed = {
  id: z.uuid(),
  instance: z.enum(instanceKinds),
  meaning: z.enum(signatureMeanings),
  signer: z.object({
    userId: z.uuid(),
    name: z.string(),
    role: z.string(),
    authority: z.enum(authorities).nullable(),
    organisation: z.object({ zh: z.string(), en: z.string() }),
  }),
  signedAt: z.iso.datetime(),
  clock: z.string(),
  credentials: z.array(z.enum(signingCredentials)),
  subject: z.object({
    kind: z.string(),
    id: z.uuid(),
    revision: z.int(),
    institutionId: z.uuid(),
    jurisdictionCode: z.string(),
  }),
  case: z.object({ id: z.uuid(), state: z.string(), digest: z.string() }).nullable(),
  displayed: z.object({ digest: z.string(), rendering: z.string() }),
  algorithm: z.enum(signatureAlgorithms),
  keyId: z.string(),
  /** Base64, over the statement in the file of the signature. */
  value: z.string(),
  /** Set where the content changed afterwards: authentic, and no longer in force. */
  void: z
    .object({
      at: z.iso.datetime(),
      by: z.object({ userId: z.uuid(), name: z.string(), role: z.string() }),
      reason: z.string(),
    })
    .nullable(),
};

type Listed = Omit<ReturnType<typeof statementOf>, "format" | "version" | "signatureId" | "portalId"> & {
  id: string;
  value: string;
  void: SignatureVoid | null;
};

function listedOf(row: SignatureRow): Listed {
  const {
    format: _format,
    version: _version,
    signatureId,
    portalId: _portalId,
    ...stated
  } = statementOf(row);
  return { id: signatureId, ...stated, value: row.value, void: voidOf(row) };
}

export const signatureListFace = {
  method: "GET",
  path: "/signatures",
  input: z
    .strictObject({
      ...pageInput("/signatures", isUuid),
      subjectId: z.uuid().optional(),
      caseId: z.uuid().optional(),
    })
    .transform(({ cursor, limit, subjectId, caseId }) => ({
      after: cursor ?? null,
      limit,
      subjectId: subjectId ?? null,
      caseId: caseId ?? null,
    })),
  answer: pageOf(z.object(listed)),
  present: ({ items, next }: SignatureList) => ({
    items: items.map(listedOf),
    next: toCursor("/signatures", next),
  }),
} as const;

export const signatureFace = {
  method: "GET",
  path: "/signatures/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...listed,
    /** RFC 8785 text of exactly what was displayed, whose digest was signed. */
    displayedText: z.string(),
  }),
  present: (row: SignatureRow) => ({ ...listedOf(row), displayedText: row.displayed }),
} as const;
