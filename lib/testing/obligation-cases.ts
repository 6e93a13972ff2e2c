import { getClassified } from "@/lib/obligations/classified-queries";
import { attachEvidence, waiveObligation } from "@/lib/obligations/commands";
import { fileMeasurement, judgeMeasurement } from "@/lib/obligations/condition-commands";
import { listConditionsToJudge } from "@/lib/obligations/condition-queries";
import { listFindings } from "@/lib/obligations/finding-queries";
import { listOverdue } from "@/lib/obligations/overdue-queries";
import { listObligations, listUrgentObligations } from "@/lib/obligations/queries";
import { about, type GateCase, list } from "./gate-case";

/** A value that keeps the condition of a decided case of the tests. */
export const measurementValues = {
  value: 3.2,
  sample: 250,
  from: "2026-08-01",
  to: "2026-10-31",
  note: "随机抽取出院小结，由两名医师判定",
};

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
  "obligations/condition-commands#fileMeasurement": about(
    "obligation.measure",
    "obligation:meet",
    (actor, subject) => fileMeasurement(actor, { id: subject.conditionDutyId, ...measurementValues }),
    "decided",
  ),
  "obligations/condition-commands#judgeMeasurement": about(
    "obligation.judge",
    "review:decide",
    (actor, subject) =>
      judgeMeasurement(actor, {
        id: subject.conditionDutyId,
        recordId: subject.measurementId,
        act: "confirmation",
        note: "已核对抽样记录",
      }),
    "decided",
  ),
  "obligations/condition-queries#listConditionsToJudge": list(
    "obligation.to-judge",
    "obligation:read",
    (actor) => listConditionsToJudge(actor, {}),
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
