import "server-only";
import type { SignatureView } from "@/components/signatures/signature-view";
import type { Viewer } from "@/lib/auth/actor";
import type { ShownDecision } from "@/lib/reviews/shown";
import { listSignatures } from "@/lib/signatures/queries";

/** More than a case of many rounds has. */
const MOST = 100;

/** The signatures of a case in the order in which they were given. */
export async function signaturesOfCase(viewer: Viewer, caseId: string): Promise<SignatureView[]> {
  const { items } = await listSignatures(viewer, { subjectId: null, caseId, after: null, limit: MOST });
  return items.toSorted((a, b) => a.signedAt.getTime() - b.signedAt.getTime());
}

/** Those under one decision. */
export const underDecision = (
  signatures: readonly SignatureView[],
  { reviewer, approver }: Pick<ShownDecision, "reviewer" | "approver">,
) => signatures.filter(({ id }) => id === reviewer.signatureId || id === approver?.signatureId);
