import type { Answer, Answers } from "@/lib/classification/answers";
import type { Placement } from "@/lib/classification/hosting";
import { type IntendedUse, prefill } from "@/lib/classification/prefill";

type Form = Readonly<Record<string, Answer>>;

/** Office work on documents: what the modules below differ from. */
const common: Form = {
  declaredMedicalPurpose: "no",
  patientSpecific: "no",
  inputData: ["admin-docs", "general-knowledge"],
  deviceDataUse: "none",
  outputForm: "document-draft",
  timeCritical: "no",
  basisReviewable: "na",
  outputUsedForDxTx: "no",
  patientAdviceLevel: "none",
  worstHarm: "none",
  monitorsPhysiology: "none",
  internetDiagnosis: "no",
  vulnerableGroup: "no",
  algorithmMaturity: "low",
  inHouseConditions: "not-met",
  personalDataLevel: "none",
  publicService: "no",
  trainingUsesPatientData: "no",
};

const clinical: Form = {
  declaredMedicalPurpose: "yes",
  patientSpecific: "yes",
  inputData: ["general-knowledge", "emr-text", "report-conclusions"],
  outputForm: "options-list",
  basisReviewable: "yes",
  outputUsedForDxTx: "yes",
  worstHarm: "serious-or-surgery",
  personalDataLevel: "identifiable-health",
};
const record: Form = {
  patientSpecific: "yes",
  inputData: ["emr-text", "audio-dialogue"],
  worstHarm: "lesser",
  personalDataLevel: "identifiable-health",
};
const explaining: Form = {
  patientSpecific: "yes",
  inputData: ["report-conclusions", "lab-values"],
  outputForm: "information-only",
  patientAdviceLevel: "condition-coaching",
  worstHarm: "lesser",
  personalDataLevel: "identifiable-health",
};

/** What a hospital would plausibly answer for a module of each of the source's applications. */
const byUseCase: Readonly<Record<string, Form>> = {
  "triage-chatbot": {
    patientSpecific: "yes",
    inputData: ["admin-docs", "symptom-text"],
    outputForm: "options-list",
    conditionInference: "infers",
    patientAdviceLevel: "individual",
    worstHarm: "lesser",
    personalDataLevel: "identifiable-basic",
    publicService: "yes",
  },
  "pre-consultation-inquiry": {
    ...clinical,
    inputData: ["symptom-text", "emr-text"],
    outputForm: "document-draft",
    diagnosisVisibleTo: "hp-only",
    outputUsedForDxTx: "no",
  },
  "diagnostic-decision-support": clinical,
  "therapeutic-planning-support": {
    ...clinical,
    inputData: ["general-knowledge", "emr-text", "medication-data"],
  },
  "dialogue-report-interpretation": explaining,
  "emr-generation": record,
  "clinical-document-generation": record,
  "prescription-review": {
    ...clinical,
    inputData: ["emr-text", "medication-data"],
    outputForm: "alert-with-basis",
  },
  "documentation-quality-control": { ...record, inputData: ["emr-text"], outputForm: "alert-with-basis" },
  "medical-data-processor": { inputData: ["emr-text"], personalDataLevel: "deidentified" },
  "research-assistant": { inputData: ["general-knowledge"], outputForm: "information-only" },
  "health-log-management": {
    ...explaining,
    inputData: ["home-readings", "emr-text"],
    outputForm: "options-list",
    patientAdviceLevel: "individual",
    monitorsPhysiology: "physiological",
    publicService: "yes",
  },
  "checkup-report-interpretation": explaining,
};

const changes = ["locked", "locked", "periodic"];
const developers = ["vendor", "hospital-tuned", "vendor", "hospital"];

/** Complete answers for an invented application; `place` (its position in the set) varies what hospitals differ in. */
export function demoAnswers(use: IntendedUse, placement: Placement, place: number): Answers {
  const own = use.useCaseId === null ? {} : (byUseCase[use.useCaseId] ?? {});
  const registered = prefill(use, placement).map(({ question, answer }) => [question, answer]);
  return {
    ...common,
    functions: ["knowledge-qa"],
    outputRecipient: "staff",
    significance: "none",
    situation: "na",
    hpReview: "sampled",
    ...own,
    adaptive: changes[place % changes.length] ?? "locked",
    developerRole: developers[place % developers.length] ?? "vendor",
    ...Object.fromEntries(registered),
  };
}
