import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Badge } from "@/db/values";
import { publicApplicationFields } from "@/lib/applications/schema";
import { beijingDate } from "@/lib/clock";
import { publicConfigurationFields } from "@/lib/deployments/configuration";
import { publicDeploymentFields } from "@/lib/deployments/schema";
import { publicInstitutionFields } from "@/lib/institutions/schema";
import { searchWords } from "@/lib/spoken";
import { configurationInForce, type ServedConfiguration } from "./configuration-in-force";
import type { Dossier, DossierItem } from "./dossier";
import { attestDue } from "./freshness";
import { servedProvenance } from "./provenance";
import { publicClassifications } from "./public-classification";
import { badgeHistory, publishedFields, withOlder } from "./publication";
import { badgeOf } from "./rules";
import {
  type ApplicationRow,
  type DeploymentRow,
  fieldValues,
  type InstitutionRow,
  type RecordRow,
  standingOf,
} from "./tables";

export type PublicRow = Omit<
  typeof publishedRecords.$inferInsert,
  "jurisdictionCode" | "isRegisterRow" | "version" | "searchText" | "marks" | "publishedAt"
> & { publishedAt: Date };

/** Enough of a fingerprint to compare two records by eye; the whole one stays with hospital and reviewer. */
const PUBLIC_DIGEST_LENGTH = 12;

const onDay = (at: Date | null) => (at === null ? null : beijingDate(at));
const historyOf = (row: RecordRow) =>
  badgeHistory({
    origin: row.origin,
    createdOn: beijingDate(row.createdAt),
    confirmedOn: row.confirmedRevision === null ? null : onDay(row.confirmedAt),
    verifiedOn: row.verifiedRevision === row.revision ? onDay(row.verifiedAt) : null,
  });

function shared(institution: InstitutionRow, row: RecordRow, at: Date) {
  const lastAttestedOn = onDay(row.lastAttestedAt);
  return {
    number: row.number,
    recordId: row.id,
    institutionId: institution.institutionId,
    institutionNumber: institution.number,
    institutionNameZh: institution.nameZh,
    institutionNameEn: institution.nameEn,
    provinceAdcode: institution.provinceAdcode,
    level: institution.level,
    grade: institution.grade,
    institutionType: institution.type,
    badge: (badgeOf(standingOf(row)) satisfies Badge | null) ?? "hospital_confirmed",
    state: "published",
    publishedAt: at,
    lastAttestedOn,
    nextAttestDue: lastAttestedOn === null ? null : attestDue(lastAttestedOn),
  };
}

function served(deployment: DeploymentRow, found: ServedConfiguration | null) {
  return {
    deploymentId: deployment.id,
    deploymentNumber: deployment.number,
    deploymentName: deployment.name,
    hosting: deployment.hosting,
    modelFamily: found?.model.family ?? null,
    modelName: found?.model.name ?? null,
    modelSizeBillion: found?.model.sizeBillion ?? null,
    quantization: textOrNull(found?.configuration.components.quantization),
    configurationDigest: found?.configuration.digest.slice(0, PUBLIC_DIGEST_LENGTH) ?? null,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

function institutionRow(row: InstitutionRow, at: Date): PublicRow {
  const fields = publishedFields(
    { values: fieldValues("institution", row), provenance: row.provenance },
    publicInstitutionFields,
  );
  return {
    ...shared(row, row, at),
    kind: "institution",
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    searchWords: searchWords(row.nameZh, row.aliases),
    document: { fields, history: historyOf(row) },
  };
}

function deploymentRow(
  institution: InstitutionRow,
  row: DeploymentRow,
  found: ServedConfiguration | null,
  at: Date,
): PublicRow {
  const own = publishedFields(
    { values: fieldValues("deployment", row), provenance: row.provenance },
    publicDeploymentFields,
  );
  const configured =
    found === null
      ? {}
      : publishedFields(
          {
            values: found.configuration.components,
            provenance: servedProvenance(found.configuration.provenance, row),
          },
          publicConfigurationFields,
        );
  return {
    ...shared(institution, row, at),
    ...served(row, found),
    kind: "deployment",
    nameZh: row.name,
    nameEn: null,
    searchWords: searchWords(row.name),
    lifecycleStage: row.lifecycleStage,
    document: { fields: { ...own, ...configured }, history: historyOf(row) },
  };
}

function applicationRow(
  institution: InstitutionRow,
  deployment: DeploymentRow,
  row: ApplicationRow,
  found: ServedConfiguration | null,
  at: Date,
): PublicRow {
  const fields = publishedFields(
    { values: fieldValues("application", row), provenance: row.provenance },
    publicApplicationFields,
  );
  return {
    ...shared(institution, row, at),
    ...served(deployment, found),
    kind: "application",
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    searchWords: searchWords(row.nameZh),
    useCaseId: row.useCaseId,
    lifecycleStage: row.lifecycleStage,
    document: { fields, history: historyOf(row) },
  };
}

/** The public copy of one record of a dossier, as it would stand in the register. */
export function publicRow(
  dossier: Dossier,
  item: DossierItem,
  found: ServedConfiguration | null,
  at: Date,
): PublicRow | null {
  if (item.kind === "institution") return institutionRow(item.row as InstitutionRow, at);
  if (dossier.deployment === null) return null;
  if (item.kind === "deployment")
    return deploymentRow(dossier.institution, item.row as DeploymentRow, found, at);
  return applicationRow(dossier.institution, dossier.deployment, item.row as ApplicationRow, found, at);
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const asColumns = (row: PublicRow) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value]));

async function shownFields(tx: Transaction, items: readonly DossierItem[]) {
  const ids = items.map(({ row }) => row.id);
  const found = await tx
    .select({ id: publishedRecords.recordId, document: publishedRecords.document })
    .from(publishedRecords)
    .where(inArray(publishedRecords.recordId, ids));
  return new Map(found.map(({ id, document }) => [id, document.fields]));
}

/** Writes the public copies of these records, in the transaction that made them public. */
export async function publish(
  tx: Transaction,
  dossier: Dossier,
  items: readonly DossierItem[],
  at: Date,
): Promise<void> {
  if (items.length === 0) return;
  const found = await configurationInForce(tx, dossier.deployment);
  const shown = await shownFields(tx, items);
  const classified = await publicClassifications(
    tx,
    dossier.institution.institutionId,
    items.filter(({ kind }) => kind === "application").map(({ row }) => row.id),
  );
  const rows = items.flatMap((item) => {
    const row = publicRow(dossier, item, found, at);
    if (row === null) return [];
    const fields = withOlder(row.document.fields, shown.get(item.row.id) ?? {});
    const classification = classified.get(item.row.id);
    const document = { ...row.document, fields, ...(classification ? { classification } : {}) };
    return [{ ...row, document }];
  });
  const payload = JSON.stringify(rows.map(asColumns));
  await tx.execute(
    sql`select publish_records(${dossier.institution.institutionId}, ${payload}::text::jsonb)`,
  );
}
