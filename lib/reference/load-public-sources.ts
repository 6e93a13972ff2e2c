import "server-only";
import type { Transaction } from "@/db/client";
import { applicationFields } from "@/lib/applications/schema";
import type { JsonValue } from "@/lib/canonical";
import { configurationFields } from "@/lib/deployments/configuration";
import { deploymentFields } from "@/lib/deployments/schema";
import { canonicalDigest } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { institutionFields } from "@/lib/institutions/schema";
import { type SeedDeployment, type SeedInstitution, writeSeed } from "@/lib/records/seed";
import { seedProvenance, untouched } from "@/lib/records/seed-columns";
import { type PublicDeployment, publicDeployments } from "./public-deployments";
import { findUseCase } from "./use-cases";

type Values = Record<string, unknown>;
const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** Every field of a row rests on the row's one source; what the source does not say is unknown, never guessed. */
function provenanceOf(item: PublicDeployment, values: Values, fields: readonly string[], loadedOn: string) {
  const { title, url, date, linkAllowed } = item.source;
  const publicSource = { title, url, date: date ?? "", mayLink: linkAllowed };
  return seedProvenance(
    values,
    fields,
    { source: "public_source", asOf: date ?? loadedOn, publicSource },
    {},
    "unknown",
  );
}

/** Military institutions are loaded and not shown; who operates the portal may decide otherwise. */
function standing(item: PublicDeployment, at: Date) {
  const publication = item.isMilitary
    ? { state: "accepted" }
    : { state: "published", publishedAt: at, publishedRevision: 1 };
  return { ...untouched, origin: "public_source", createdAt: at, updatedAt: at, ...publication };
}

function applicationRows(
  item: PublicDeployment,
  place: { institutionId: string; jurisdictionCode: string },
  deploymentId: string,
  at: Date,
  on: string,
): SeedDeployment["applications"] {
  return item.useCases.map((id) => {
    const useCase = findUseCase(id);
    const blank = {
      summaryZh: null,
      summaryEn: null,
      intendedPurpose: null,
      targetPopulation: null,
      excludedPopulation: null,
      outOfScopeUse: null,
      autonomy: null,
      significance: null,
      situation: null,
      humanReview: null,
      isOverridePossible: null,
      isOverrideLogged: null,
      isPatientInformed: null,
      isOutputLabelled: null,
      failSafe: null,
      usersBand: null,
      startedOn: null,
    };
    const values = {
      nameZh: useCase?.title.zh ?? id,
      nameEn: useCase?.title.en ?? id,
      useCaseId: id,
      departments: [],
      intendedUsers: [],
      environments: [],
      outputTypes: [],
      lifecycleStage: item.status === "in_use" ? "in_use" : "planned",
      ...blank,
    };
    return {
      ...place,
      ...values,
      ...standing(item, at),
      id: newId(),
      deploymentId,
      number: "",
      provenance: provenanceOf(item, values, applicationFields, on),
    };
  });
}

function deploymentSeed(
  item: PublicDeployment,
  place: { institutionId: string; jurisdictionCode: string },
  at: Date,
  on: string,
): SeedDeployment {
  const id = newId();
  const values = {
    name: item.model ?? item.name.zh,
    hosting: item.hostingMode,
    lifecycleStage: item.status === "in_use" ? "in_use" : "planned",
    startedOn: item.announcedOn && wholeDay.test(item.announcedOn) ? item.announcedOn : null,
    networkZone: null,
    isInternetExposed: null,
    mlpsLevel: null,
    supplierName: item.supplier,
    integratorName: null,
    ownerDepartment: null,
    description: null,
  };
  const model =
    item.model === null
      ? null
      : {
          ...place,
          id: newId(),
          family: item.modelFamily ?? "other",
          name: item.model,
          version: null,
          sizeBillion: item.modelSizeB,
          isDistilled: null,
          distilBase: null,
          weightsSource: null,
          weightsSha256: null,
          licence: null,
          provenance: {},
          createdAt: at,
        };
  const components: Values = Object.fromEntries(configurationFields.map((field) => [field, null]));
  if (model)
    Object.assign(components, {
      modelFamily: model.family,
      modelName: model.name,
      sizeBillion: model.sizeBillion,
    });
  const configuration =
    model === null
      ? null
      : {
          ...place,
          id: newId(),
          deploymentId: id,
          modelVersionId: model.id,
          ordinal: 1,
          digest: canonicalDigest(components as JsonValue),
          components,
          provenance: provenanceOf(item, components, configurationFields, on),
          createdBy: null,
          createdByName: null,
          createdAt: at,
        };
  return {
    row: {
      ...place,
      ...values,
      ...standing(item, at),
      id,
      moduleId: null,
      configurationId: configuration?.id ?? null,
      number: "",
      provenance: provenanceOf(item, values, deploymentFields, on),
    },
    module: null,
    models: model ? [model] : [],
    configurations: configuration ? [configuration] : [],
    applications: applicationRows(item, place, id, at, on),
  };
}

function institutionSeed(item: PublicDeployment, at: Date, on: string): SeedInstitution {
  const id = newId();
  const place = { institutionId: id, jurisdictionCode: item.provinceCode };
  const values = {
    nameZh: item.name.zh,
    nameEn: item.name.en,
    aliases: [],
    uscc: null,
    licenceNo: null,
    insuranceCode: null,
    provinceAdcode: item.provinceCode,
    city: item.city,
    level: item.level,
    grade: item.grade,
    type: item.type,
    ownership: null,
    bedsBand: null,
    affiliation: null,
    participation: "unverified",
  };
  return {
    row: {
      ...place,
      ...values,
      ...standing(item, at),
      id,
      campus: "",
      number: "",
      provenance: provenanceOf(item, values, institutionFields, on),
    },
    contacts: [],
    deployments: [deploymentSeed(item, place, at, on)],
  };
}

/** Opens a live register with what public sources say of named institutions; each waits to be claimed by its hospital. */
export async function loadPublicSources(tx: Transaction, at: Date, on: string): Promise<number> {
  const seeds = publicDeployments.map((item) => institutionSeed(item, at, on));
  await writeSeed(tx, seeds, "public-sources.load", at);
  return seeds.length;
}
