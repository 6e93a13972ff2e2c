import "server-only";
import type { NullReason } from "@/db/values";
import { applicationFields } from "@/lib/applications/schema";
import type { JsonValue } from "@/lib/canonical";
import { configurationFields } from "@/lib/deployments/configuration";
import { deploymentFields } from "@/lib/deployments/schema";
import { canonicalDigest } from "@/lib/digest";
import { newId } from "@/lib/ids";
import type { SeedDeployment } from "@/lib/records/seed";
import { seedProvenance, untouched } from "@/lib/records/seed-columns";
import type {
  DemoApplication,
  DemoConfiguration,
  DemoDeployment,
  DemoModelVersion,
  DemoRecordControl,
} from "./types";

export type Place = { institutionId: string; jurisdictionCode: string };
type Values = Record<string, unknown>;

const instantOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** The three seats of an invented record, each with an invented person: nobody sits in two of them. */
export const seats = {
  submitted: { id: "00000000-0000-7000-8000-0000000000a1", name: "示范填报员" },
  confirmed: { id: "00000000-0000-7000-8000-0000000000a2", name: "示范质量负责人" },
  verified: { id: "00000000-0000-7000-8000-0000000000a3", name: "示范审评员" },
};

/** When somebody last did something with an invented record. */
function lastActAt(control: DemoRecordControl): Date {
  const { createdAt, submittedAt, publishedAt, confirmedAt, verifiedAt } = control;
  const acts = [createdAt, submittedAt, publishedAt, confirmedAt, verifiedAt].filter((at) => at !== null);
  return new Date(acts.sort().at(-1) ?? createdAt);
}

/** The record columns of an invented record: who sat in which seat, and how far it came. */
export function standing(control: DemoRecordControl) {
  const isHospital = control.badge === "hospital_confirmed" || control.badge === "reviewer_verified";
  const isConfirmed = control.confirmedAt !== null || isHospital;
  const isVerified = control.verifiedAt !== null;
  const isPublished = control.publishedAt !== null;
  const submittedAt = instantOrNull(control.submittedAt);
  const last = lastActAt(control);
  return {
    ...untouched,
    state: control.state,
    origin:
      control.fieldSource === "public_source" || control.badge === "public_source"
        ? "public_source"
        : "hospital",
    createdAt: new Date(control.createdAt),
    updatedAt: last,
    ...(submittedAt
      ? { submittedBy: seats.submitted.id, submittedByName: seats.submitted.name, submittedAt }
      : {}),
    ...(isConfirmed
      ? {
          confirmedBy: seats.confirmed.id,
          confirmedByName: seats.confirmed.name,
          confirmedAt: instantOrNull(control.confirmedAt),
          confirmedRevision: 1,
          lastAttestedAt: instantOrNull(control.confirmedAt),
        }
      : {}),
    ...(isVerified
      ? {
          verifiedBy: seats.verified.id,
          verifiedByName: seats.verified.name,
          verifiedAt: instantOrNull(control.verifiedAt),
          verifiedRevision: 1,
        }
      : {}),
    // The public copy is written anew with each climb of the badge.
    ...(isPublished ? { publishedAt: last, publishedRevision: 1 } : {}),
    ...(control.returnReason
      ? { returnedReason: control.returnReason.zh, returnedByName: seats.verified.name }
      : {}),
  };
}

/** The invented notice an invented public-source record goes back to; there is no page of it to link. */
const noticeOf = (date: string) => ({
  title: "虚构公告：完成大模型本地化部署",
  url: "",
  date,
  mayLink: false,
});

/** One source and one date for all fields of an invented record. */
export function provenanceOf(
  values: Values,
  fields: readonly string[],
  control: DemoRecordControl,
  reasons: Readonly<Record<string, NullReason>> = {},
) {
  const common = {
    source: control.fieldSource,
    asOf: control.asOf,
    ...(control.verifiedAt === null ? {} : { verifiedOn: control.verifiedAt.slice(0, 10) }),
    ...(control.fieldSource === "public_source" ? { publicSource: noticeOf(control.asOf) } : {}),
  };
  return seedProvenance(values, fields, common, { ...control.nullReasons, ...reasons }, "not_asked");
}

function modelRow(place: Place, model: DemoModelVersion, configuration: DemoConfiguration, createdAt: Date) {
  return {
    ...place,
    id: newId(),
    family: model.family,
    name: model.name,
    version: model.version,
    sizeBillion: model.sizeB,
    isDistilled: model.isDistilled,
    distilBase: model.distilBase,
    weightsSource: configuration.weightsSource,
    weightsSha256: configuration.weightsDigest,
    licence: model.licence,
    provenance: {},
    createdAt,
  };
}

function componentsOf(model: DemoModelVersion, configuration: DemoConfiguration): Values {
  const flags = configuration.runtimeFlags;
  const { retrieval } = configuration;
  return {
    modelFamily: model.family,
    modelName: model.name,
    modelVersion: model.version,
    sizeBillion: model.sizeB,
    isDistilled: model.isDistilled,
    distilBase: model.distilBase,
    weightsSource: configuration.weightsSource,
    weightsSha256: configuration.weightsDigest,
    licence: model.licence,
    quantization: configuration.quantization,
    adaptation: configuration.adaptation === null ? null : [...configuration.adaptation].sort(),
    runtime: configuration.servingRuntime,
    runtimeVersion: configuration.runtimeVersion,
    runtimeFlags:
      flags === null
        ? null
        : Object.entries(flags)
            .map(([flag, value]) => `--${flag} ${value}`)
            .join(" "),
    promptVersion: configuration.promptVersion,
    promptSha256: configuration.promptDigest,
    decoding: configuration.decoding,
    retrieval:
      retrieval === null
        ? null
        : { name: retrieval.name.zh, version: retrieval.version, digest: retrieval.digest },
    guardrails: configuration.guardrails,
    tools: configuration.tools,
    hardware: configuration.hardware,
  };
}

function applicationRow(
  place: Place,
  deploymentId: string,
  application: DemoApplication,
): SeedDeployment["applications"][number] {
  const use = application.intendedUse;
  const values = {
    nameZh: application.name.zh,
    nameEn: application.name.en,
    useCaseId: application.useCase,
    summaryZh: application.plainSummary.zh,
    summaryEn: application.plainSummary.en,
    intendedPurpose: use.purpose.zh,
    departments: [use.departments.zh],
    intendedUsers: [...use.users],
    environments: [...use.environments],
    targetPopulation: use.targetPopulation.zh,
    excludedPopulation: null,
    outOfScopeUse: use.outOfScope.zh,
    outputTypes: [...use.outputTypes],
    autonomy: use.autonomy,
    significance: use.significance,
    situation: use.situation,
    humanReview: use.reviewMode,
    isOverridePossible: null,
    isOverrideLogged: null,
    isPatientInformed: null,
    isOutputLabelled: null,
    failSafe: use.failSafe.zh,
    usersBand: application.usersBand,
    lifecycleStage: application.lifecycleStage,
    startedOn: application.startedOn,
  };
  return {
    ...place,
    ...values,
    ...standing(application.control),
    id: newId(),
    deploymentId,
    number: "",
    provenance: provenanceOf(values, applicationFields, application.control),
  };
}

/** One invented deployment with module, models, configurations and applications as rows. */
export function deploymentSeed(place: Place, deployment: DemoDeployment): SeedDeployment {
  const id = newId();
  const control = deployment.control;
  const createdAt = new Date(control.createdAt);
  const moduleRow = {
    ...place,
    id: newId(),
    name: deployment.module.name.zh,
    partition: deployment.module.partition,
    description: null,
    provenance: {},
    createdAt,
    updatedAt: createdAt,
  };
  const pairs = deployment.configurations.map((configuration) => {
    const model = modelRow(place, deployment.model, configuration, createdAt);
    const components = componentsOf(deployment.model, configuration);
    const reasons = { ...deployment.model.nullReasons, ...configuration.nullReasons };
    const row = {
      ...place,
      id: newId(),
      deploymentId: id,
      modelVersionId: model.id,
      ordinal: configuration.sequence,
      digest: canonicalDigest(components as JsonValue),
      components,
      provenance: provenanceOf(components, configurationFields, control, reasons),
      createdBy: null,
      createdByName: null,
      createdAt: new Date(`${configuration.inForceFrom}T00:00:00+08:00`),
    };
    return { model, row };
  });
  const values = {
    name: deployment.name.zh,
    hosting: deployment.hostingMode,
    lifecycleStage: deployment.lifecycleStage,
    startedOn: deployment.announcedOn,
    networkZone: deployment.module.networkZone,
    isInternetExposed: deployment.module.internetExposed,
    mlpsLevel: deployment.module.mlpsLevel,
    supplierName: deployment.supplier?.zh ?? null,
    integratorName: null,
    ownerDepartment: null,
    description: deployment.summary.zh,
  };
  return {
    row: {
      ...place,
      ...values,
      ...standing(control),
      id,
      moduleId: moduleRow.id,
      configurationId: pairs.at(-1)?.row.id ?? null,
      number: "",
      provenance: provenanceOf(values, deploymentFields, control),
    },
    module: moduleRow,
    models: pairs.map(({ model }) => model),
    configurations: pairs.map(({ row }) => row),
    applications: deployment.applications.map((application) => applicationRow(place, id, application)),
  };
}
