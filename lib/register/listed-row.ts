import {
  type Badge,
  badges,
  type ClassificationStanding,
  classificationStandings,
  type RecordKind,
  recordKinds,
} from "@/db/values";

/** What a list of public records needs of a row; the rows of the register's queries fit it. */
export type ListedRow = {
  number: string;
  kind: string;
  nameZh: string;
  nameEn: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  provinceAdcode: string;
  hosting: string | null;
  modelName: string | null;
  modelSizeBillion: number | null;
  quantization: string | null;
  badge: string;
  /** What an application is classified as in China, its tier here, and how far that has come; null where nothing is. */
  cnStatus: string | null;
  tier: string | null;
  classificationStanding: string | null;
  lifecycleStage: string | null;
  /** The stage of the deployment an application runs on. */
  deploymentStage?: string | null;
  /** The day by which the hospital has to stand for it again; null where it never has. */
  nextAttestDue: string | null;
  publishedAt: Date;
  document: { fields: Readonly<Record<string, { value: unknown } | undefined>> };
};

/** Does this institution state that it runs no language model? Such a row has no deployment below it. */
export const declaresNoModel = (row: Pick<ListedRow, "kind" | "document">): boolean =>
  row.kind === "institution" && row.document.fields.participation?.value === "no_llm_declared";

/** Does nothing hang below this record because its institution says so? A public deployment says otherwise. */
export const isNoneDeclared = (page: {
  record: Pick<ListedRow, "kind" | "document">;
  deployments: readonly unknown[];
}): boolean => declaresNoModel(page.record) && page.deployments.length === 0;

const stopped = ["suspended", "retired"] as const;
type Stop = { what: "deployment" | "application"; stage: (typeof stopped)[number] };

/** What of a row has stopped, by its own word or that of the deployment it runs on; null where nothing has. */
export function stopOf(row: Pick<ListedRow, "kind" | "lifecycleStage" | "deploymentStage">): Stop | null {
  const [own, below] = [row.lifecycleStage, row.deploymentStage].map((said) =>
    stopped.find((stage) => stage === said),
  );
  if (below !== undefined) return { what: "deployment", stage: below };
  if (own === undefined) return null;
  return { what: row.kind === "deployment" ? "deployment" : "application", stage: own };
}

/** Has a reviewer verified what the row states? */
export const isVerified = (row: { badge: string }): boolean =>
  row.badge === "reviewer_verified" || row.badge === "spot_checked";

/** The badge of a public row; the column is checked by the database, so the second half is never reached there. */
export const badgeOfRow = (row: { badge: string }): Badge | null =>
  badges.find((badge) => badge === row.badge) ?? null;

/** @throws RangeError on a kind that the database's own check would have refused. */
export function kindOfRow(row: { kind: string }): RecordKind {
  const known = recordKinds.find((kind) => kind === row.kind);
  if (known === undefined) throw new RangeError(`no record kind: ${row.kind}`);
  return known;
}

/** How far a row's classification has come; null where nothing is classified. The column is checked by the database. */
export const standingOfRow = (
  row: Pick<ListedRow, "classificationStanding">,
): ClassificationStanding | null =>
  classificationStandings.find((standing) => standing === row.classificationStanding) ?? null;

/** The page of a public record. */
export const recordHref = (number: string): string => `/register/${number}`;

/** The permanent address of one version of it. */
export const versionHref = (number: string, version: number): string =>
  `${recordHref(number)}/versions/${version}`;
