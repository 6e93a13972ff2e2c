import type { Answer } from "./answers";
import { type Placement, recordedAnswers } from "./hosting";

/** The registered intended use, as far as questions can be answered from it. */
export type IntendedUse = {
  useCaseId: string | null;
  intendedUsers: readonly string[];
  environments: readonly string[];
  autonomy: string | null;
  significance: string | null;
  situation: string | null;
  humanReview: string | null;
};

/** An answer taken from a registered field: offered, shown as such, and for the person to change. */
export type Prefilled = { question: string; answer: Answer; field: string };

/** What a module of each of the source's applications does. */
const functionsOf: Readonly<Record<string, readonly string[]>> = {
  "triage-chatbot": ["admin-info", "care-navigation"],
  "pre-consultation-inquiry": ["history-taking", "preliminary-diagnosis"],
  "diagnostic-decision-support": ["diagnostic-recommendation"],
  "therapeutic-planning-support": ["treatment-recommendation"],
  "dialogue-report-interpretation": ["report-interpretation"],
  "emr-generation": ["record-generation"],
  "clinical-document-generation": ["record-generation"],
  "prescription-review": ["medication-check"],
  "administrative-assistant": ["admin-info"],
  "documentation-quality-control": ["record-qc"],
  "medical-data-processor": ["data-processing"],
  "research-assistant": ["research-support"],
  "health-log-management": ["disease-monitoring", "risk-prediction", "health-advice"],
  "checkup-report-interpretation": ["report-interpretation"],
};

const clinicians = ["physician", "nurse", "pharmacist", "technician"];
const people = ["patient", "public"];

/** Who receives the output; where care staff and people do, both. Administrators and researchers count where they are alone. */
function recipientOf(users: readonly string[]): string | null {
  const [isClinical, isPublic] = [clinicians, people].map((group) =>
    users.some((user) => group.includes(user)),
  );
  if (isClinical && isPublic) return "both";
  if (isClinical) return "hp";
  if (isPublic) return "patient";
  if (users.includes("admin")) return "staff";
  return users.includes("researcher") ? "researcher" : null;
}

function given(question: string, answer: Answer | null | undefined, field: string): Prefilled[] {
  return answer === null || answer === undefined ? [] : [{ question, answer, field }];
}

/** Answers that the registered intended use and the record of the deployment give. Pure; blanks give none. */
export function prefill(use: IntendedUse, placement: Placement): Prefilled[] {
  const isOnline = use.environments.includes("internet_hospital") ? "yes" : "no";
  const recorded = recordedAnswers(placement);
  return [
    ...given("outputRecipient", recipientOf(use.intendedUsers), "intendedUsers"),
    ...given("functions", use.useCaseId === null ? null : functionsOf[use.useCaseId], "useCaseId"),
    ...given("outputForm", use.autonomy === "act" ? "autonomous-action" : null, "autonomy"),
    ...given("significance", use.significance, "significance"),
    ...given("situation", use.situation, "situation"),
    ...given("hpReview", use.humanReview, "humanReview"),
    ...given("internetDiagnosis", use.environments.length === 0 ? null : isOnline, "environments"),
    ...given("deployment", recorded.deployment, "hosting"),
    ...given("partitioned", recorded.partitioned, "partition"),
  ];
}
