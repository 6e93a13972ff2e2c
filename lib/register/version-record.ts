import type { ShownRecord } from "@/db/schema/versions";
import type { Stated } from "@/lib/records/version-diff";
import type { TrustShown } from "./badge-steps";
import type { PublicField, PublicRecord } from "./public-record";
import { recordSections } from "./sections";

/** A version as the register's queries give it. */
type Version = { number: string; version: number; record: ShownRecord };
export type VersionShown = Version & { publishedAt: Date; digest: string };

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The record a version shows, as the pages of the register take it. */
export function recordOfVersion({ number, version, record }: Version): PublicRecord {
  const fields: Record<string, PublicField> = record.document?.fields ?? {};
  const classified = record.document?.classification;
  return {
    number,
    version,
    kind: record.kind,
    state: record.state,
    publishedAt: new Date(record.published_at),
    nameZh: textOf(record.name_zh) ?? number,
    nameEn: textOf(record.name_en),
    institutionNameZh: textOf(record.institution_name_zh) ?? number,
    institutionNameEn: textOf(record.institution_name_en),
    deploymentName: textOf(record.deployment_name),
    provinceAdcode: textOf(record.province_adcode) ?? "",
    level: textOf(record.level),
    institutionType: textOf(record.institution_type),
    hosting: textOf(record.hosting),
    modelName: textOf(record.model_name),
    modelSizeBillion: numberOf(record.model_size_billion),
    quantization: textOf(record.quantization),
    configurationDigest: textOf(record.configuration_digest),
    useCaseId: textOf(record.use_case_id),
    lifecycleStage: textOf(record.lifecycle_stage),
    badge: textOf(record.badge) ?? "",
    cnStatus: classified?.results.CN?.status ?? null,
    tier: classified?.tier ?? null,
    classificationStanding: classified ? (classified.decision?.standing ?? "derived") : null,
    nextAttestDue: textOf(record.next_attest_due),
    document: {
      fields,
      history: record.document?.history ?? [],
      ...(classified ? { classification: classified } : {}),
    },
  };
}

/** What a version shows of how far the record was trusted. */
export const trustShown = ({ record, publishedAt }: VersionShown): TrustShown => ({
  badge: textOf(record.badge) ?? "",
  history: record.document?.history ?? [],
  publishedAt,
});

/** The public fields of a version with where each came from, as two versions are compared. */
export function statedOfVersion(version: Version): Stated {
  const entries = Object.entries(recordOfVersion(version).document.fields);
  return {
    values: Object.fromEntries(entries.map(([field, { value }]) => [field, value])),
    // The public copy of a field is its provenance with its value; older values are other versions' business.
    provenance: Object.fromEntries(
      entries.map(([field, { value: _value, older: _older, ...known }]) => [field, known]),
    ) as Stated["provenance"],
  };
}

/** The public fields of a kind of record, in the order of its page, each with whose field it is. */
export const publicFieldsOf = (kind: keyof typeof recordSections) =>
  recordSections[kind].flatMap((section) => section.fields.map((field) => ({ kind: section.kind, field })));
