import "server-only";
import { and, asc, count, desc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { configurations, deployments, endpoints, modelVersions } from "@/db/schema/deployments";
import { infrastructureModules, institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { readDossier } from "@/lib/records/dossier";
import { availableMoves } from "@/lib/records/moves";
import { decisionsOn } from "@/lib/records/queries";
import { summaryOf } from "@/lib/records/summary";

export const PAGE_SIZE = 50;

/** Deployments in the viewer's reach, by number, a page at a time. */
export const listDeployments = defineQuery({
  name: "deployment.list",
  permission: "deployment:read",
  run: async (tx: Transaction, _viewer: Viewer, { after }: { after: string | null }) => {
    const rows = await tx
      .select({
        row: deployments,
        institutionName: institutions.nameZh,
        institutionNameEn: institutions.nameEn,
        modelName: modelVersions.name,
        digest: configurations.digest,
        applications: count(applications.id),
      })
      .from(deployments)
      .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
      .leftJoin(
        configurations,
        and(
          eq(configurations.institutionId, deployments.institutionId),
          eq(configurations.id, deployments.configurationId),
        ),
      )
      .leftJoin(
        modelVersions,
        and(
          eq(modelVersions.institutionId, configurations.institutionId),
          eq(modelVersions.id, configurations.modelVersionId),
        ),
      )
      .leftJoin(
        applications,
        and(
          eq(applications.institutionId, deployments.institutionId),
          eq(applications.deploymentId, deployments.id),
        ),
      )
      .where(after ? gt(deployments.number, after) : undefined)
      .groupBy(
        deployments.institutionId,
        deployments.id,
        institutions.nameZh,
        institutions.nameEn,
        modelVersions.name,
        configurations.digest,
      )
      .orderBy(asc(deployments.number))
      .limit(PAGE_SIZE + 1);
    const items = rows.slice(0, PAGE_SIZE).map(({ row, ...rest }) => ({
      ...summaryOf("deployment", row),
      hosting: row.hosting,
      ...rest,
    }));
    return { items, next: rows.length > PAGE_SIZE ? (items.at(-1)?.number ?? null) : null };
  },
});

/** One deployment with its module, configurations, applications and what may be done with it. */
export const getDeployment = defineQuery({
  name: "deployment.get",
  permission: "deployment:read",
  run: async (tx: Transaction, viewer: Viewer, { id }: { id: string }) => {
    if (!isUuid(id)) throw new AppError("record.not-found");
    const root = { kind: "deployment", id } as const;
    const dossier = await readDossier(tx, root);
    const row = dossier.deployment;
    if (row === null) throw new AppError("record.not-found");
    const own = row.institutionId;
    const [modules, served, versions, decisions] = await Promise.all([
      tx
        .select()
        .from(infrastructureModules)
        .where(eq(infrastructureModules.institutionId, own))
        .orderBy(asc(infrastructureModules.name)),
      tx
        .select()
        .from(endpoints)
        .where(and(eq(endpoints.institutionId, own), eq(endpoints.deploymentId, id))),
      tx
        .select({ configuration: configurations, model: modelVersions })
        .from(configurations)
        .innerJoin(
          modelVersions,
          and(eq(modelVersions.institutionId, own), eq(modelVersions.id, configurations.modelVersionId)),
        )
        .where(and(eq(configurations.institutionId, own), eq(configurations.deploymentId, id)))
        .orderBy(desc(configurations.ordinal)),
      decisionsOn(tx, own, id),
    ]);
    return {
      row,
      summary: summaryOf("deployment", row),
      institution: summaryOf("institution", dossier.institution),
      module: modules.find((module) => module.id === row.moduleId) ?? null,
      modules,
      endpoint: served[0] ?? null,
      configurations: versions,
      current: versions.find(({ configuration }) => configuration.id === row.configurationId) ?? null,
      applications: dossier.applications.map((application) => ({
        ...summaryOf("application", application),
        useCaseId: application.useCaseId,
      })),
      decisions,
      moves: availableMoves(viewer, root, dossier),
    };
  },
});
export type DeploymentPage = Awaited<ReturnType<typeof getDeployment>>;
