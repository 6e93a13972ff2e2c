import { getClassified } from "@/lib/obligations/classified-queries";
import { attachEvidence, waiveObligation } from "@/lib/obligations/commands";
import { listFindings } from "@/lib/obligations/finding-queries";
import { listOverdue } from "@/lib/obligations/overdue-queries";
import { listObligations, listUrgentObligations } from "@/lib/obligations/queries";
import { about, type GateCase, list } from "./gate-case";

/** What follows from a classification, and what is done about it. */
export const obligationCases: Record<string, GateCase> = {
  "obligations/classified-queries#getClassified": about(
    "classification.application",
    "classification:read",
    (actor, subject) => getClassified(actor, { applicationId: subject.applicationId }),
  ),
  "obligations/commands#attachEvidence": about("obligation.evidence", "obligation:meet", (actor, subject) =>
    attachEvidence(actor, { id: subject.obligationId, note: "备案凭证编号 2026-01" }),
  ),
  "obligations/commands#waiveObligation": about("obligation.waive", "obligation:waive", (actor, subject) =>
    waiveObligation(actor, { id: subject.obligationId, note: "已由省级统一办理" }),
  ),
  "obligations/finding-queries#listFindings": list("partition.findings", "obligation:read", (actor) =>
    listFindings(actor, { deploymentId: null }),
  ),
  "obligations/overdue-queries#listOverdue": list("obligation.overdue", "obligation:read", (actor) =>
    listOverdue(actor, {}),
  ),
  "obligations/queries#listObligations": list("obligation.list", "obligation:read", (actor) =>
    listObligations(actor, { after: null, applicationId: null }),
  ),
  "obligations/queries#listUrgentObligations": list("obligation.urgent", "obligation:read", (actor) =>
    listUrgentObligations(actor, { applicationId: null }),
  ),
};
