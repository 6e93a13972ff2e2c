import type { RecordState } from "@/db/values";
import type { applicationFields } from "@/lib/applications/schema";
import type { configurationFields } from "@/lib/deployments/configuration";
import type { deploymentFields } from "@/lib/deployments/schema";
import type { institutionFields } from "@/lib/institutions/schema";
import type { CodeListName } from "@/lib/reference/codes";

/** The fields of each kind of statement, as their schemas list them. */
export type FieldsOf = {
  institution: (typeof institutionFields)[number];
  deployment: (typeof deploymentFields)[number];
  configuration: (typeof configurationFields)[number];
  application: (typeof applicationFields)[number];
};
export type FieldKind = keyof FieldsOf;
export type FieldKey = { [Kind in FieldKind]: `fields.${Kind}.${FieldsOf[Kind]}` }[FieldKind];

/** The key of a field's label in the catalogue area `codes`. */
export function fieldKey<Kind extends FieldKind>(kind: Kind, field: FieldsOf[Kind]): FieldKey {
  // A template of two parameters is wider than the union of its cases; every case is in the catalogue (tested).
  return `fields.${kind}.${field}` as FieldKey;
}

/** How a field's value is said: a word from a list, yes or no, a date, a size, or the text as it stands. */
export type FieldForm =
  | { as: "code" | "codes"; list: CodeListName }
  | { as: "yesNo" | "date" | "size" | "province" | "useCase" | "digest" | "list" | "text" | "parts" };

const code = (list: CodeListName): FieldForm => ({ as: "code", list });
const codes = (list: CodeListName): FieldForm => ({ as: "codes", list });

const forms: { [Kind in FieldKind]: Partial<Record<FieldsOf[Kind], FieldForm>> } = {
  institution: {
    aliases: { as: "list" },
    provinceAdcode: { as: "province" },
    level: code("institutionLevels"),
    grade: code("institutionGrades"),
    type: code("institutionTypes"),
    ownership: code("ownerships"),
    bedsBand: code("bedBands"),
    participation: code("participation"),
  },
  deployment: {
    hosting: code("hostingModes"),
    lifecycleStage: code("lifecycleStages"),
    startedOn: { as: "date" },
    networkZone: code("networkZones"),
    isInternetExposed: { as: "yesNo" },
    mlpsLevel: code("mlpsLevels"),
  },
  configuration: {
    modelFamily: code("modelFamilies"),
    sizeBillion: { as: "size" },
    isDistilled: { as: "yesNo" },
    weightsSha256: { as: "digest" },
    quantization: code("quantizations"),
    adaptation: codes("adaptations"),
    runtime: code("servingRuntimes"),
    promptSha256: { as: "digest" },
    decoding: { as: "parts" },
    retrieval: { as: "parts" },
    guardrails: { as: "list" },
    tools: { as: "list" },
    hardware: { as: "parts" },
  },
  application: {
    useCaseId: { as: "useCase" },
    departments: { as: "list" },
    intendedUsers: codes("intendedUsers"),
    environments: codes("useEnvironments"),
    outputTypes: codes("outputTypes"),
    autonomy: code("autonomyLevels"),
    significance: code("decisionSignificances"),
    situation: code("careSituations"),
    humanReview: code("reviewModes"),
    isOverridePossible: { as: "yesNo" },
    isOverrideLogged: { as: "yesNo" },
    isPatientInformed: { as: "yesNo" },
    isOutputLabelled: { as: "yesNo" },
    usersBand: code("usageBands"),
    lifecycleStage: code("lifecycleStages"),
    startedOn: { as: "date" },
  },
};

/** How a field's value is said; a field without a form of its own is text. */
export function fieldForm(kind: FieldKind, field: string): FieldForm {
  const known: Readonly<Record<string, FieldForm | undefined>> = forms[kind];
  return known[field] ?? { as: "text" };
}

/** Glyph and tone of a record's state: the word beside it says the same. */
export const stateMark = {
  draft: { glyph: "draft", tone: "plain" },
  submitted: { glyph: "run", tone: "lake" },
  returned: { glyph: "due", tone: "ochre" },
  accepted: { glyph: "met", tone: "pine" },
  published: { glyph: "met", tone: "pine" },
  suspended: { glyph: "stop", tone: "zhu" },
  retired: { glyph: "draft", tone: "plain" },
} as const satisfies Record<RecordState, { glyph: string; tone: string }>;
