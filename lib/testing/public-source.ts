import { asc, eq } from "drizzle-orm";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { beijingDate } from "@/lib/clock";
import { loadPublicSources } from "@/lib/reference/load-public-sources";
import { makeViewer, type TestHospital, type TestPortal } from "./portal";

export type ClaimedHospital = TestHospital & { number: string; deploymentId: string; applicationId: string };

/** A register as a live instance opens it: the named institutions of public sources, each waiting for its hospital. */
export async function loadNamedInstitutions(portal: TestPortal): Promise<void> {
  const at = new Date();
  await portal.asMaintenance((tx) => loadPublicSources(tx, at, beijingDate(at)));
}

/** Two people of one of those institutions, which has a deployment and an application. */
export async function claimingHospital(portal: TestPortal, nth = 0): Promise<ClaimedHospital> {
  const found = await portal.asMaintenance((tx) =>
    tx
      .select({ row: institutions, deploymentId: deployments.id, applicationId: applications.id })
      .from(institutions)
      .innerJoin(deployments, eq(deployments.institutionId, institutions.institutionId))
      .innerJoin(applications, eq(applications.deploymentId, deployments.id))
      .where(eq(institutions.state, "published"))
      .orderBy(asc(institutions.number)),
  );
  const picked = found[nth];
  if (picked === undefined) throw new Error("no named institution has an application");
  const { row, deploymentId, applicationId } = picked;
  const seat = { institutionId: row.id, jurisdictionCode: row.jurisdictionCode };
  return {
    id: row.id,
    jurisdictionCode: row.jurisdictionCode,
    nameZh: row.nameZh,
    number: row.number,
    deploymentId,
    applicationId,
    it: await makeViewer(portal, { role: "hospital_it", ...seat }, "信息员"),
    quality: await makeViewer(portal, { role: "hospital_quality", ...seat }, "质量负责人"),
  };
}
