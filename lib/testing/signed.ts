import { z } from "zod";
import { signatures, signingKeys } from "@/db/schema/signatures";
import type { Viewer } from "@/lib/auth/actor";
import { canonicalJson } from "@/lib/canonical";
import { defineViewerCommand } from "@/lib/command/define-command";
import { canonicalDigest, sha256Hex } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { defineSignedCommand } from "@/lib/signatures/define-signed-command";
import { signedFields } from "@/lib/signatures/schema";
import { signDisplayed, voidSignatures } from "@/lib/signatures/sign";
import type { TestHospital, TestPortal } from "./portal";
import { credentialOf } from "./signer";

const place = { institutionId: z.uuid(), jurisdictionCode: z.string() };
const act = z.strictObject({
  ...place,
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  text: z.string(),
  ...signedFields,
});

/** What the screen of the test shows. */
export const displayedOf = (id: string, text: string) => ({ title: "分类结果", id, text });

/** A signed command that changes nothing else: for tests of the mechanism. */
export const signForTest = defineSignedCommand({
  name: "test.sign",
  permission: "signature:read",
  input: act,
  run: async (work) => {
    const { institutionId, jurisdictionCode, id, caseId, text } = work.input;
    const { signatureId, entry } = await signDisplayed(work, {
      meaning: "approval",
      subject: { kind: "classification", id, revision: 3, institutionId, jurisdictionCode },
      case: caseId === null ? null : { id: caseId, state: "deciding", digest: "0".repeat(64) },
      displayed: displayedOf(id, text),
      rendering: "test/1",
    });
    return { result: { id: signatureId }, audit: [entry] };
  },
});

/** A change of content that voids what was signed of it. */
export const changeForTest = defineViewerCommand({
  name: "test.change",
  permission: "signature:read",
  input: z.strictObject({ ...place, id: z.uuid() }),
  run: async ({ actor, input, tx, at }) => {
    const { id, ...where } = input;
    const voided = await voidSignatures(
      { tx, actor, at },
      { institutionId: where.institutionId, subject: { kind: "classification", id } },
      "内容已改",
    );
    const object = { kind: "classification", id };
    return {
      result: { voided: voided.length },
      audit: [{ ...where, action: "classification.saved", object }, ...voided],
    };
  },
});

/** Signs a subject of the hospital as somebody of `makeSigner`. */
export async function signAs(
  portal: TestPortal,
  signer: Viewer,
  { id: institutionId, jurisdictionCode }: Pick<TestHospital, "id" | "jurisdictionCode">,
  { id, caseId = null, text = "第二类" }: { id: string; caseId?: string | null; text?: string },
): Promise<string> {
  const credential = await credentialOf(portal, signer);
  const displayedDigest = canonicalDigest(displayedOf(id, text));
  const input = { institutionId, jurisdictionCode, id, caseId, text, displayedDigest, credential };
  return (await signForTest(signer, input)).id;
}

/** A signature as if somebody had made it, for tests of who may read it. */
export async function insertSignature(
  portal: TestPortal,
  { id: institutionId, jurisdictionCode, nameZh, quality }: TestHospital,
  subjectId: string,
): Promise<string> {
  const id = newId();
  const displayed = canonicalJson(displayedOf(subjectId, "第二类"));
  const key = { keyId: "ed25519-test", algorithm: "Ed25519", publicKey: "none", firstUsedAt: new Date() };
  await portal.asMaintenance(async (tx) => {
    await tx.insert(signingKeys).values(key).onConflictDoNothing();
    await tx.insert(signatures).values({
      ...{ institutionId, jurisdictionCode, id, instance: "demo", portalId: newId(), meaning: "approval" },
      ...{ subjectKind: "classification", subjectId, subjectRevision: 1, displayed, rendering: "test/1" },
      displayedDigest: sha256Hex(displayed),
      ...{ signerId: quality.userId, signerName: quality.name, signerRole: quality.role },
      ...{ organisationZh: nameZh, organisationEn: nameZh, credentials: ["password", "totp"] },
      ...{
        signedAt: new Date(),
        disclosedAt: new Date(),
        clock: "portal-server",
        keyId: key.keyId,
        algorithm: key.algorithm,
        value: "",
      },
    });
  });
  return id;
}
