import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import type { institutions } from "@/db/schema/institutions";
import { signatures, signingKeys } from "@/db/schema/signatures";
import { canonicalJson } from "@/lib/canonical";
import { sha256Hex } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { loadOrCreateKey, signBytes } from "@/lib/portal-key";
import { statementBytes, statementOf } from "@/lib/signatures/statement";

/** Which portal signs, and where its keys lie. */
export type DemoSigning = { portalId: string; dataDir: string };
type Signer = { id: string; name: string };

/**
 * The reserved hospital's quality lead has signed one classification, with the portal's own key: a signature that can be
 * opened, downloaded and checked from the first day. It says that its instance is a demonstration.
 */
export async function loadDemoSignature(
  tx: Transaction,
  { institutionId, nameZh, nameEn }: typeof institutions.$inferSelect,
  signer: Signer,
  { portalId, dataDir }: DemoSigning,
): Promise<void> {
  const [signed] = await tx
    .select()
    .from(classifications)
    .where(and(eq(classifications.institutionId, institutionId), eq(classifications.state, "submitted")))
    .orderBy(desc(classifications.submittedAt), desc(classifications.id))
    .limit(1);
  if (signed === undefined || signed.submittedAt === null) return;
  const { keyId, publicKey, privateKey } = await loadOrCreateKey(dataDir, "signature");
  const { applicationId, revision, tier, cnStatus, cnClass, usStatus, euStatus } = signed;
  const displayed = canonicalJson({
    application: applicationId,
    revision,
    ruleSet: { id: signed.ruleSetId, version: signed.ruleSetVersion, digest: signed.ruleSetDigest },
    asOf: signed.asOf,
    answers: signed.answersDigest,
    result: { digest: signed.resultDigest, tier, cnStatus, cnClass, usStatus, euStatus },
  });
  const row = {
    institutionId,
    jurisdictionCode: signed.jurisdictionCode,
    id: newId(),
    instance: "demo",
    portalId,
    meaning: "responsibility",
    subjectKind: "classification",
    subjectId: signed.id,
    subjectRevision: revision,
    caseId: null,
    caseState: null,
    caseDigest: null,
    displayed,
    displayedDigest: sha256Hex(displayed),
    rendering: "demonstration/1",
    signerId: signer.id,
    signerName: signer.name,
    signerRole: "hospital_quality",
    signerAuthority: null,
    organisationZh: nameZh,
    organisationEn: nameEn ?? nameZh,
    credentials: ["password", "totp"],
    signedAt: signed.submittedAt,
    clock: "portal-server",
    keyId,
    algorithm: "Ed25519",
  };
  const value = signBytes(statementBytes(statementOf(row)), { keyId, publicKey, privateKey });
  await tx
    .insert(signingKeys)
    .values({ keyId, algorithm: "Ed25519", publicKey, firstUsedAt: signed.submittedAt });
  await tx.insert(signatures).values({ ...row, value });
}
