import "server-only";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import { obligationRecords, obligations, partitionFindings } from "@/db/schema/obligations";
import { newId } from "@/lib/ids";
import { institutionFields } from "@/lib/institutions/schema";
import { publicClassification } from "@/lib/records/public-classification";
import { insertAll, type SeedInstitution, writeSeed } from "@/lib/records/seed";
import { classifySeeds } from "./classified";
import { synIdOf } from "./identifiers";
import { nonParticipants } from "./non-participants";
import { sichuanSerial } from "./reserved";
import { deploymentSeed, provenanceOf, standing } from "./rows";
import { aliasesOf } from "./search-example";
import type { DemoInstitution, DemoSet } from "./types";

/** One invented institution with everything below it as rows. */
export function institutionSeed(institution: DemoInstitution): SeedInstitution {
  const id = newId();
  const place = { institutionId: id, jurisdictionCode: institution.provinceCode };
  const values = {
    nameZh: institution.name.zh,
    nameEn: institution.name.en,
    aliases: aliasesOf(institution),
    uscc: institution.uscc,
    licenceNo: institution.practiceLicence,
    insuranceCode: institution.insuranceCode,
    provinceAdcode: institution.provinceCode,
    city: null,
    level: institution.level,
    grade: institution.grade,
    type: institution.type,
    ownership: institution.ownership,
    bedsBand: institution.bedBand,
    affiliation: null,
    participation: institution.participation,
  };
  return {
    row: {
      ...place,
      ...values,
      ...standing(institution.control),
      id,
      campus: "",
      number: "",
      provenance: provenanceOf(values, institutionFields, institution.control),
    },
    contacts: institution.contacts.map((contact) => ({
      ...place,
      id: newId(),
      kind: contact.kind,
      department: null,
      roleTitle: contact.title.zh,
      email: contact.email,
      phone: null,
      updatedAt: new Date(institution.control.createdAt),
    })),
    deployments: institution.deployments.map((deployment) => deploymentSeed(place, deployment)),
  };
}

/** So long ago one record was last attested: due within the notice, whenever the portal is first started. */
const ATTESTED_DAYS_AGO = 340;

/** The yearly attestation can be tried in a demonstration only where something falls due: the last use of the second hospital. */
function letOneFallDue(seeds: readonly SeedInstitution[], at: Date): void {
  const hospital = seeds.find(({ row }) => row.aliases[0] === synIdOf(sichuanSerial));
  const row = hospital?.deployments[0]?.applications.at(-1);
  if (row === undefined) return;
  const then = new Date(at.getTime() - ATTESTED_DAYS_AGO * 86_400_000);
  Object.assign(row, { submittedAt: then, confirmedAt: then, lastAttestedAt: then });
}

/** Writes the fictional set and those beside it into an empty demonstration database; returns where each SYN id went. */
export async function loadDemoSet(
  tx: Transaction,
  set: DemoSet,
  at: Date,
): Promise<Map<string, SeedInstitution>> {
  const seeds = [...set.institutions, ...nonParticipants()].map(institutionSeed);
  letOneFallDue(seeds, at);
  const classified = classifySeeds(seeds, at);
  const shown = new Map(
    classified.classifications.flatMap((row) => {
      const found = row.state === "submitted" ? publicClassification([row]) : null;
      return found === null ? [] : [[row.applicationId, found] as const];
    }),
  );
  await writeSeed(tx, seeds, "demo.load", at, shown);
  await insertAll(tx, classifications, classified.classifications);
  await insertAll(tx, obligations, classified.obligations);
  await insertAll(tx, obligationRecords, classified.records);
  await insertAll(tx, partitionFindings, classified.findings);
  return new Map(seeds.map((seed) => [seed.row.aliases[0] ?? "", seed]));
}
