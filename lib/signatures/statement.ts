import "server-only";
import type { signatures } from "@/db/schema/signatures";
import { canonicalJson } from "@/lib/canonical";

export type SignatureRow = typeof signatures.$inferSelect;
type Unsigned = Omit<
  SignatureRow,
  "value" | "disclosedAt" | "voidedAt" | "voidedBy" | "voidedByName" | "voidedByRole" | "voidReason"
>;

export const STATEMENT_FORMAT = "hospital-llm-oversight/signature";
const STATEMENT_TAG = `${STATEMENT_FORMAT}/v1`;

/** What a signature is over: who signed what, as whom, meaning what, when, proven by what. */
export function statementOf(row: Unsigned) {
  return {
    format: STATEMENT_FORMAT,
    version: 1,
    signatureId: row.id,
    portalId: row.portalId,
    instance: row.instance,
    meaning: row.meaning,
    signer: {
      userId: row.signerId,
      name: row.signerName,
      role: row.signerRole,
      authority: row.signerAuthority,
      organisation: { zh: row.organisationZh, en: row.organisationEn },
    },
    signedAt: row.signedAt.toISOString(),
    clock: row.clock,
    credentials: row.credentials,
    subject: {
      kind: row.subjectKind,
      id: row.subjectId,
      revision: row.subjectRevision,
      institutionId: row.institutionId,
      jurisdictionCode: row.jurisdictionCode,
    },
    case: row.caseId === null ? null : { id: row.caseId, state: row.caseState, digest: row.caseDigest },
    displayed: { digest: row.displayedDigest, rendering: row.rendering },
    algorithm: row.algorithm,
    keyId: row.keyId,
  };
}
export type SignatureStatement = ReturnType<typeof statementOf>;

/** Signed bytes: tag, 0x00, RFC 8785 text of the statement. */
export const statementBytes = (statement: SignatureStatement): Buffer =>
  Buffer.from(`${STATEMENT_TAG}\0${canonicalJson(statement)}`);

/** By whom and why a signature no longer counts; null while it does. */
export function voidOf(row: SignatureRow) {
  const { voidedAt, voidedBy, voidedByName, voidedByRole, voidReason } = row;
  if (voidedAt === null || voidedBy === null || voidedByName === null) return null;
  return {
    at: voidedAt.toISOString(),
    by: { userId: voidedBy, name: voidedByName, role: voidedByRole ?? "" },
    reason: voidReason ?? "",
  };
}
export type SignatureVoid = NonNullable<ReturnType<typeof voidOf>>;
