import "server-only";
import { and, asc, count, eq, gt, ilike, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { infrastructureModules, institutionContacts, institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { likePart } from "@/lib/like";
import { readDossier } from "@/lib/records/dossier";
import { availableMoves } from "@/lib/records/moves";
import { PAGE_SIZE, type PageQuery, pageOfRecords } from "@/lib/records/page";
import { decisionsOn } from "@/lib/records/queries";
import { statementsOn } from "@/lib/records/statements";
import { summaryOf } from "@/lib/records/summary";
import { institutionFace, institutionListFace } from "./api";
import { ownInstitution } from "./own-institution";

type InstitutionListQuery = PageQuery & { q: string | null };

async function readInstitutions(
  tx: Transaction,
  _viewer: Viewer,
  { q, after, limit = PAGE_SIZE }: InstitutionListQuery,
) {
  const pattern = q ? likePart(q) : null;
  const rows = await tx
    .select({ row: institutions, deployments: count(deployments.id) })
    .from(institutions)
    .leftJoin(deployments, eq(deployments.institutionId, institutions.institutionId))
    .where(
      and(
        after ? gt(institutions.number, after) : undefined,
        pattern
          ? or(
              ilike(institutions.nameZh, pattern),
              ilike(institutions.nameEn, pattern),
              ilike(institutions.number, pattern),
            )
          : undefined,
      ),
    )
    .groupBy(institutions.institutionId, institutions.id)
    .orderBy(asc(institutions.number))
    .limit(limit + 1);
  return pageOfRecords(rows, limit, ({ row, deployments: held }) => ({
    ...summaryOf("institution", row),
    provinceAdcode: row.provinceAdcode,
    level: row.level,
    grade: row.grade,
    deployments: held,
  }));
}
export type InstitutionList = Awaited<ReturnType<typeof readInstitutions>>;

/** Institutions in the viewer's reach, by number, a page at a time. */
export const listInstitutions = defineQuery({
  name: "institution.list",
  permission: "institution:read",
  api: institutionListFace,
  run: readInstitutions,
});

async function readInstitution(tx: Transaction, viewer: Viewer, { id }: { id: string }) {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const root = { kind: "institution", id } as const;
  const dossier = await readDossier(tx, root);
  const row = dossier.institution;
  const [contacts, modules, held, decisions, statements] = await Promise.all([
    tx
      .select()
      .from(institutionContacts)
      .where(eq(institutionContacts.institutionId, id))
      .orderBy(asc(institutionContacts.kind)),
    tx
      .select()
      .from(infrastructureModules)
      .where(eq(infrastructureModules.institutionId, id))
      .orderBy(asc(infrastructureModules.name)),
    tx.select().from(deployments).where(eq(deployments.institutionId, id)).orderBy(asc(deployments.number)),
    decisionsOn(tx, id, id),
    statementsOn(tx, id, id),
  ]);
  return {
    row,
    summary: summaryOf("institution", row),
    contacts,
    modules,
    deployments: held.map((deployment) => ({
      ...summaryOf("deployment", deployment),
      hosting: deployment.hosting,
    })),
    decisions,
    statements,
    moves: availableMoves(viewer, root, dossier),
  };
}
export type InstitutionPage = Awaited<ReturnType<typeof readInstitution>>;

/** One institution with everything its page shows; out of reach is the same as absent. */
export const getInstitution = defineQuery({
  name: "institution.get",
  permission: "institution:read",
  api: institutionFace,
  run: readInstitution,
});

/** The name of the viewer's own institution, for the masthead. */
export const getOwnInstitution = defineQuery({
  name: "institution.own",
  permission: "home:read",
  run: (tx: Transaction, viewer: Viewer, _: Record<string, never>) => ownInstitution(tx, viewer),
});
