import "server-only";
import { asc, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { configurationInForce } from "@/lib/records/configuration-in-force";
import { readDossier } from "@/lib/records/dossier";
import { availableMoves } from "@/lib/records/moves";
import { PAGE_SIZE, type PageQuery, pageOfRecords } from "@/lib/records/page";
import { decisionsOn } from "@/lib/records/queries";
import { statementsOn } from "@/lib/records/statements";
import { summaryOf } from "@/lib/records/summary";
import { applicationFace, applicationListFace } from "./api";

async function readApplications(tx: Transaction, _viewer: Viewer, { after, limit = PAGE_SIZE }: PageQuery) {
  const rows = await tx
    .select()
    .from(applications)
    .where(after ? gt(applications.number, after) : undefined)
    .orderBy(asc(applications.number))
    .limit(limit + 1);
  return pageOfRecords(rows, limit, (row) => ({
    ...summaryOf("application", row),
    deploymentId: row.deploymentId,
    useCaseId: row.useCaseId,
  }));
}
export type ApplicationList = Awaited<ReturnType<typeof readApplications>>;

/** Applications in the viewer's reach, by number, a page at a time. */
export const listApplications = defineQuery({
  name: "application.list",
  permission: "application:read",
  api: applicationListFace,
  run: readApplications,
});

async function readApplication(tx: Transaction, viewer: Viewer, { id }: { id: string }) {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const root = { kind: "application", id } as const;
  const dossier = await readDossier(tx, root);
  const [row] = dossier.applications;
  const { deployment } = dossier;
  if (row === undefined || deployment === null) throw new AppError("record.not-found");
  const served = await configurationInForce(tx, deployment);
  return {
    row,
    summary: summaryOf("application", row),
    deployment: { ...summaryOf("deployment", deployment), hosting: deployment.hosting },
    institution: summaryOf("institution", dossier.institution),
    current: served && {
      digest: served.configuration.digest,
      components: served.configuration.components,
      model: served.model,
    },
    decisions: await decisionsOn(tx, row.institutionId, row.id),
    statements: await statementsOn(tx, row.institutionId, row.id),
    moves: availableMoves(viewer, root, dossier),
  };
}
export type ApplicationPage = Awaited<ReturnType<typeof readApplication>>;

/** One application with the deployment and the configuration that serve it. */
export const getApplication = defineQuery({
  name: "application.get",
  permission: "application:read",
  api: applicationFace,
  run: readApplication,
});
