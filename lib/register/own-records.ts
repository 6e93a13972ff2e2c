import "server-only";
import { asc, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { objectPath } from "@/lib/audit/labels";
import { configurationsWithModel } from "@/lib/records/configuration-in-force";
import { publicClassifications } from "@/lib/records/public-classification";
import { badgeOf } from "@/lib/records/rules";
import { type InstitutionRow, type RecordRow, standingOf } from "@/lib/records/tables";
import { findUseCase } from "@/lib/reference/use-cases";
import { sizeBandOf } from "./facets";
import { type SearchableRecord, searchedText } from "./own-match";

/** Of each kind: what one house holds, many times over. */
const MOST = 500;

const silent = {
  hosting: null,
  family: null,
  size: null,
  scenario: null,
  cn: null,
  tier: null,
  standing: null,
  participation: "uses",
};
const saysOf = (row: RecordRow, institution: InstitutionRow) => ({
  ...silent,
  province: institution.provinceAdcode,
  level: institution.level,
  type: institution.type,
  badge: badgeOf(standingOf(row)),
});
const houseOf = ({ nameZh, nameEn }: InstitutionRow) => ({ institution: nameZh, institutionEn: nameEn });
const pathOf = (kind: SearchableRecord["kind"], id: string) => objectPath(kind, id) ?? "/home";

/** As marks_of() has it for a public row. */
function declared(institution: InstitutionRow, hasMore: boolean): string {
  if (hasMore) return "uses";
  if (institution.participation !== "no_llm_declared") return "silent";
  return badgeOf(standingOf(institution)) === "reviewer_verified" ? "none_verified" : "none_unverified";
}

async function readRows(tx: Transaction) {
  const [houses, held, uses, served] = await Promise.all([
    tx.select().from(institutions).where(ne(institutions.state, "retired")).limit(1),
    tx
      .select()
      .from(deployments)
      .where(ne(deployments.state, "retired"))
      .orderBy(asc(deployments.number))
      .limit(MOST),
    tx
      .select()
      .from(applications)
      .where(ne(applications.state, "retired"))
      .orderBy(asc(applications.number))
      .limit(MOST),
    configurationsWithModel(tx),
  ]);
  return { institution: houses[0], held, uses, served };
}

/**
 * Every record of the viewer's own institution as a search may ask for it, working copies and all. For a hospital's people:
 * row security shows them one institution, whose records are few enough to be read and compared here.
 */
export async function readOwnRecords(tx: Transaction): Promise<SearchableRecord[]> {
  const { institution, held, uses, served } = await readRows(tx);
  if (institution === undefined) return [];
  const models = new Map(served.map(({ configuration, model }) => [configuration.id, model]));
  const classified = await publicClassifications(
    tx,
    institution.institutionId,
    uses.map(({ id }) => id),
  );
  const names = [institution.nameZh, institution.nameEn, institution.uscc, ...institution.aliases];
  const serving = held.map((row) => {
    const model = models.get(row.configurationId ?? "");
    return {
      row,
      model,
      says: {
        hosting: row.hosting,
        family: model?.family ?? null,
        size: sizeBandOf(model?.sizeBillion ?? null),
      },
    };
  });
  return [
    {
      kind: "institution",
      number: institution.number,
      name: institution.nameZh,
      nameEn: institution.nameEn,
      institution: null,
      institutionEn: null,
      path: pathOf("institution", institution.id),
      text: searchedText([institution.number, ...names]),
      says: {
        ...saysOf(institution, institution),
        participation: declared(institution, held.length + uses.length > 0),
      },
    },
    ...serving.map(({ row, model, says }) => ({
      kind: "deployment" as const,
      number: row.number,
      name: row.name,
      nameEn: null,
      ...houseOf(institution),
      path: pathOf("deployment", row.id),
      text: searchedText([row.number, row.name, model?.name ?? null, ...names]),
      says: { ...saysOf(row, institution), ...says },
    })),
    ...uses.map((row) => {
      const below = serving.find((deployment) => deployment.row.id === row.deploymentId);
      const said = classified.get(row.id);
      return {
        kind: "application" as const,
        number: row.number,
        name: row.nameZh,
        nameEn: row.nameEn,
        ...houseOf(institution),
        path: pathOf("application", row.id),
        text: searchedText([
          row.number,
          row.nameZh,
          row.nameEn,
          below?.row.name ?? null,
          below?.model?.name ?? null,
          ...names,
        ]),
        says: {
          ...saysOf(row, institution),
          ...below?.says,
          scenario: row.useCaseId === null ? null : (findUseCase(row.useCaseId)?.scenario.id ?? null),
          cn: said?.results.CN?.status ?? null,
          tier: said?.tier ?? null,
          standing: said === undefined ? null : (said.decision?.standing ?? "derived"),
        },
      };
    }),
  ];
}
