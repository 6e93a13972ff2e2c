import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { configurations, deployments, modelVersions } from "@/db/schema/deployments";
import { endpoints } from "@/db/schema/endpoints";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";
import { modelOfConfiguration } from "./configuration-in-force";
import { type Dossier, type RecordRef, readDossier } from "./dossier";
import { likeInstitutions, type NamedInstitution } from "./like-institutions";
import { type Comparison, type Similar, sameApplication, sameDeployment } from "./similar";
import { submissionReasons } from "./submission-reasons";

async function sameDeployments(tx: Transaction, { institution, deployment }: Dossier): Promise<Similar[]> {
  if (deployment === null) return [];
  const own = eq(deployments.institutionId, institution.institutionId);
  const rows = await tx
    .select({ row: deployments, modelName: modelVersions.name, endpoint: endpoints })
    .from(deployments)
    .leftJoin(
      configurations,
      and(
        eq(configurations.institutionId, deployments.institutionId),
        eq(configurations.id, deployments.configurationId),
      ),
    )
    .leftJoin(modelVersions, modelOfConfiguration)
    .leftJoin(
      endpoints,
      and(eq(endpoints.institutionId, deployments.institutionId), eq(endpoints.deploymentId, deployments.id)),
    )
    .where(and(own, ne(deployments.state, "retired")));
  const served = rows.map(({ row: { id, name, number }, modelName, endpoint }) => ({
    id,
    name,
    number,
    modelName,
    // Everybody's stand-in is at one address, which says nothing of who serves what.
    address: endpoint?.host == null || endpoint.isSimulator ? null : `${endpoint.host}:${endpoint.port}`,
  }));
  const self = served.find(({ id }) => id === deployment.id);
  if (self === undefined) return [];
  return served.flatMap((other): Similar[] => {
    const because = sameDeployment(self, other);
    if (because === null) return [];
    return [
      {
        kind: "deployment",
        number: other.number,
        name: other.name,
        href: `/deployments/${other.id}`,
        because,
      },
    ];
  });
}

async function sameApplications(tx: Transaction, dossier: Dossier): Promise<Similar[]> {
  const { deployment, applications: moving } = dossier;
  if (deployment === null) return [];
  const all = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.institutionId, deployment.institutionId),
        eq(applications.deploymentId, deployment.id),
        ne(applications.state, "retired"),
      ),
    );
  const twins = all.filter((row) => moving.some((one) => sameApplication(one, row)));
  return twins.map(({ id, number, nameZh }) => ({
    kind: "application",
    number,
    name: nameZh,
    href: `/applications/${id}`,
    because: "use",
  }));
}

/** Public institutions named like one that somebody is about to propose: theirs to join, instead of a second one. */
export const listLikeInstitutions = defineQuery({
  name: "record.like-institutions",
  permission: "membership:request",
  run: async (tx: Transaction, _viewer: Viewer, proposed: NamedInstitution): Promise<Similar[]> =>
    (await likeInstitutions(tx, [proposed])).flat(),
});

/** What the records of a dossier may be the same as, for whoever hands them in, confirms or verifies them. */
export const compareRecords = defineQuery({
  name: "record.compare",
  permission: "record:compare",
  run: async (tx: Transaction, _viewer: Viewer, asked: RecordRef): Promise<Comparison> => {
    if (!isUuid(asked.id)) return { similar: [], reasons: [] };
    const dossier = await readDossier(tx, asked);
    const isNew = dossier.institution.publishedRevision === null || asked.kind === "institution";
    const similar = [
      isNew ? (await likeInstitutions(tx, [dossier.institution])).flat() : [],
      asked.kind === "deployment" ? await sameDeployments(tx, dossier) : [],
      await sameApplications(tx, dossier),
    ].flat();
    return { similar, reasons: await submissionReasons(tx, asked, dossier) };
  },
});
