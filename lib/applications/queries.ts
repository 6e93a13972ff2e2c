import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { configurations, modelVersions } from "@/db/schema/deployments";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { readDossier } from "@/lib/records/dossier";
import { availableMoves } from "@/lib/records/moves";
import { decisionsOn } from "@/lib/records/queries";
import { summaryOf } from "@/lib/records/summary";

/** One application with the deployment and the configuration that serve it. */
export const getApplication = defineQuery({
  name: "application.get",
  permission: "application:read",
  run: async (tx: Transaction, viewer: Viewer, { id }: { id: string }) => {
    if (!isUuid(id)) throw new AppError("record.not-found");
    const root = { kind: "application", id } as const;
    const dossier = await readDossier(tx, root);
    const [row] = dossier.applications;
    const { deployment } = dossier;
    if (row === undefined || deployment === null) throw new AppError("record.not-found");
    const [current] = await tx
      .select({ digest: configurations.digest, components: configurations.components, model: modelVersions })
      .from(configurations)
      .innerJoin(
        modelVersions,
        and(
          eq(modelVersions.institutionId, configurations.institutionId),
          eq(modelVersions.id, configurations.modelVersionId),
        ),
      )
      .where(
        and(
          eq(configurations.institutionId, row.institutionId),
          eq(configurations.id, deployment.configurationId ?? "00000000-0000-0000-0000-000000000000"),
        ),
      );
    return {
      row,
      summary: summaryOf("application", row),
      deployment: { ...summaryOf("deployment", deployment), hosting: deployment.hosting },
      institution: summaryOf("institution", dossier.institution),
      current: current ?? null,
      decisions: await decisionsOn(tx, row.institutionId, row.id),
      moves: availableMoves(viewer, root, dossier),
    };
  },
});
export type ApplicationPage = Awaited<ReturnType<typeof getApplication>>;
