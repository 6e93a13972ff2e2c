import { getSignature, listSignatures, listSigningKeys } from "@/lib/signatures/queries";
import { about, type GateCase, list, publicly } from "./gate-case";

export const signatureCases: Record<string, GateCase> = {
  "signatures/queries#getSignature": about("signature.get", "signature:read", (actor, subject) =>
    getSignature(actor, { id: subject.signatureId }),
  ),
  "signatures/queries#listSignatures": list("signature.list", "signature:read", (actor) =>
    listSignatures(actor, { subjectId: null, caseId: null, after: null }),
  ),
  "signatures/queries#listSigningKeys": publicly("signature.keys", "register:read", (actor) =>
    listSigningKeys(actor, {}),
  ),
};
