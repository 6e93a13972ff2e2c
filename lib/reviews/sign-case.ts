import "server-only";
import type { SignatureMeaning } from "@/db/values/signatures";
import type { JsonObject } from "@/lib/canonical";
import { type SigningWork, signDisplayed } from "@/lib/signatures/sign";
import type { CaseRow } from "./case-rows";
import type { DecisionDocument, SubmissionDocument } from "./document";

type Signed = {
  meaning: SignatureMeaning;
  subject: { kind: string; id: string; revision: number };
  document: SubmissionDocument | DecisionDocument;
  /** The case as it stands when it is signed, or as it is opened. */
  of: Pick<CaseRow, "institutionId" | "jurisdictionCode" | "id" | "state" | "subjectDigest">;
};

/** Signs a document of a case as it was displayed. A document is plain JSON; its schema names how it is drawn. */
export function signDocument(work: SigningWork, { meaning, subject, document, of }: Signed) {
  const { institutionId, jurisdictionCode } = of;
  return signDisplayed(work, {
    meaning,
    subject: { ...subject, institutionId, jurisdictionCode },
    case: { id: of.id, state: of.state, digest: of.subjectDigest },
    displayed: document as JsonObject,
    rendering: document.schema,
  });
}
