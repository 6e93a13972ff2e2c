import "server-only";
import { and, asc, count, desc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { configurations, deployments, modelVersions } from "@/db/schema/deployments";
import { endpoints } from "@/db/schema/endpoints";
import { infrastructureModules, institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { configurationsWithModel, modelOfConfiguration } from "@/lib/records/configuration-in-force";
import { readDossier } from "@/lib/records/dossier";
import { availableMoves } from "@/lib/records/moves";
import { PAGE_SIZE, type PageQuery, pageOfRecords } from "@/lib/records/page";
import { servedProvenance } from "@/lib/records/provenance";
import { decisionsOn } from "@/lib/records/queries";
import { statementsOn } from "@/lib/records/statements";
import { summaryOf } from "@/lib/records/summary";
import { configurationListFace, deploymentFace, deploymentListFace } from "./api";

async function readDeployments(tx: Transaction, _viewer: Viewer, { after, limit = PAGE_SIZE }: PageQuery) {
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
    .leftJoin(modelVersions, modelOfConfiguration)
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
    .limit(limit + 1);
  return pageOfRecords(rows, limit, ({ row, ...rest }) => ({
    ...summaryOf("deployment", row),
    hosting: row.hosting,
    ...rest,
  }));
}
export type DeploymentList = Awaited<ReturnType<typeof readDeployments>>;

/** Deployments in the viewer's reach, by number, a page at a time. */
export const listDeployments = defineQuery({
  name: "deployment.list",
  permission: "deployment:read",
  api: deploymentListFace,
  run: readDeployments,
});

type DeploymentRow = typeof deployments.$inferSelect;

/** Newest first; the one in force with what the deployment's confirmation and verification say of it. */
async function configurationsOf(tx: Transaction, deployment: DeploymentRow) {
  const { id, institutionId, configurationId } = deployment;
  const found = await configurationsWithModel(tx)
    .where(and(eq(configurations.institutionId, institutionId), eq(configurations.deploymentId, id)))
    .orderBy(desc(configurations.ordinal));
  return found.map(({ configuration, model }) => {
    if (configuration.id !== configurationId) return { configuration, model };
    const provenance = servedProvenance(configuration.provenance, deployment);
    return { configuration: { ...configuration, provenance }, model };
  });
}

async function readDeployment(tx: Transaction, viewer: Viewer, { id }: { id: string }) {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const root = { kind: "deployment", id } as const;
  const dossier = await readDossier(tx, root);
  const row = dossier.deployment;
  if (row === null) throw new AppError("record.not-found");
  const own = row.institutionId;
  const [modules, served, versions, decisions, statements] = await Promise.all([
    tx
      .select()
      .from(infrastructureModules)
      .where(eq(infrastructureModules.institutionId, own))
      .orderBy(asc(infrastructureModules.name)),
    tx
      .select()
      .from(endpoints)
      .where(and(eq(endpoints.institutionId, own), eq(endpoints.deploymentId, id))),
    configurationsOf(tx, row),
    decisionsOn(tx, own, id),
    statementsOn(tx, own, id),
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
    statements,
    moves: availableMoves(viewer, root, dossier),
  };
}
export type DeploymentPage = Awaited<ReturnType<typeof readDeployment>>;

/** One deployment with its module, configurations, applications and what may be done with it. */
export const getDeployment = defineQuery({
  name: "deployment.get",
  permission: "deployment:read",
  api: deploymentFace,
  run: readDeployment,
});

/** Newest first, as the deployment's page lists them. */
async function readConfigurations(
  tx: Transaction,
  _viewer: Viewer,
  { deploymentId }: { deploymentId: string },
) {
  if (!isUuid(deploymentId)) throw new AppError("record.not-found");
  const { deployment } = await readDossier(tx, { kind: "deployment", id: deploymentId });
  if (deployment === null) throw new AppError("record.not-found");
  return { items: await configurationsOf(tx, deployment) };
}
export type ConfigurationList = Awaited<ReturnType<typeof readConfigurations>>;

/** Every configuration a deployment has had, newest first; the first is in force. */
export const listConfigurations = defineQuery({
  name: "configuration.list",
  permission: "deployment:read",
  api: configurationListFace,
  run: readConfigurations,
});
