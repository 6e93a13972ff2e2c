import type { RecordKind } from "@/db/values";
import type { FieldKind } from "./labels";

export type SectionId =
  | "identity"
  | "character"
  | "participation"
  | "serving"
  | "configuration"
  | "purpose"
  | "output"
  | "oversight"
  | "operation";

export type FieldSection = {
  id: SectionId;
  kind: FieldKind;
  fields: readonly string[];
};

/** The public fields of each kind of record, in the sections of its page. Every field marked public stands in one of them. */
export const recordSections: Readonly<Record<RecordKind, readonly FieldSection[]>> = {
  institution: [
    { id: "identity", kind: "institution", fields: ["nameZh", "nameEn", "aliases", "uscc"] },
    {
      id: "character",
      kind: "institution",
      fields: ["provinceAdcode", "city", "level", "grade", "type", "ownership", "bedsBand", "affiliation"],
    },
    { id: "participation", kind: "institution", fields: ["participation"] },
  ],
  deployment: [
    {
      id: "serving",
      kind: "deployment",
      fields: ["name", "hosting", "lifecycleStage", "startedOn", "supplierName", "integratorName"],
    },
    {
      id: "configuration",
      kind: "configuration",
      fields: [
        "modelFamily",
        "modelName",
        "modelVersion",
        "sizeBillion",
        "isDistilled",
        "distilBase",
        "quantization",
        "adaptation",
      ],
    },
  ],
  application: [
    {
      id: "purpose",
      kind: "application",
      fields: [
        "nameZh",
        "nameEn",
        "useCaseId",
        "summaryZh",
        "summaryEn",
        "intendedPurpose",
        "intendedUsers",
        "departments",
        "environments",
        "targetPopulation",
        "excludedPopulation",
        "outOfScopeUse",
      ],
    },
    {
      id: "output",
      kind: "application",
      fields: ["outputTypes", "autonomy", "significance", "situation"],
    },
    {
      id: "oversight",
      kind: "application",
      fields: [
        "humanReview",
        "isOverridePossible",
        "isOverrideLogged",
        "isPatientInformed",
        "isOutputLabelled",
      ],
    },
    { id: "operation", kind: "application", fields: ["lifecycleStage", "startedOn", "usersBand"] },
  ],
};
