import "server-only";
import type { publishedRecords } from "@/db/schema/reference";

type PublishedRecord = typeof publishedRecords.$inferSelect;

/** What a record states, in none of its columns. */
const unsaid = {
  deploymentId: null,
  nameEn: null,
  institutionNameEn: null,
  deploymentNumber: null,
  deploymentName: null,
  provinceAdcode: "",
  level: null,
  grade: null,
  institutionType: null,
  hosting: null,
  modelFamily: null,
  modelName: null,
  modelSizeBillion: null,
  quantization: null,
  configurationDigest: null,
  useCaseId: null,
  lifecycleStage: null,
  cnStatus: null,
  cnClass: null,
  usStatus: null,
  euStatus: null,
  euClass: null,
  euAiaStatus: null,
  imdrfClass: null,
  tier: null,
  classificationRuleSet: null,
  classificationStanding: null,
  publicSource: null,
  publicSourceUrl: null,
  publicSourceDate: null,
  lastAttestedOn: null,
  nextAttestDue: null,
  searchWords: null,
  searchText: "",
  marks: [],
  document: { fields: {}, history: [] },
} satisfies Partial<PublishedRecord>;

/** Of a record that was taken down only the number may be told, and that it was: it goes by that number and states nothing. */
export const withoutContent = (record: PublishedRecord): PublishedRecord => ({
  ...record,
  ...unsaid,
  nameZh: record.number,
  institutionNumber: record.number,
  institutionNameZh: record.number,
});
