import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { endpoints, endpointTests, endpointUsage } from "@/db/schema/endpoints";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { endpointFace } from "./api";
import { type EndpointRow, stateOf } from "./target";

/** An endpoint as a screen shows it: everything but what only the database compares. */
function endpointView(row: EndpointRow) {
  const { approvedTarget: _target, keyMark, ...shown } = row;
  return { ...shown, state: stateOf(row), hasKey: keyMark !== null };
}
export type EndpointView = ReturnType<typeof endpointView>;

/** Tests of a connection that a page shows; all of them are kept. */
const TESTS_SHOWN = 5;

async function readEndpointPage(
  tx: Transaction,
  _viewer: Viewer,
  { deploymentId }: { deploymentId: string },
) {
  if (!isUuid(deploymentId)) throw new AppError("record.not-found");
  const [found] = await tx
    .select({ deployment: deployments, institution: institutions })
    .from(deployments)
    .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
    .where(eq(deployments.id, deploymentId));
  if (found === undefined) throw new AppError("record.not-found");
  const { deployment, institution } = found;
  const own = eq(endpoints.institutionId, deployment.institutionId);
  const [row] = await tx
    .select()
    .from(endpoints)
    .where(and(own, eq(endpoints.deploymentId, deploymentId)));
  return {
    deployment: { id: deployment.id, name: deployment.name, number: deployment.number },
    institution: { id: institution.id, name: institution.nameZh, nameEn: institution.nameEn },
    endpoint: row === undefined ? null : endpointView(row),
    usage: row === undefined ? null : await usageOf(tx, row),
    tests: row === undefined ? [] : await testsOf(tx, row),
  };
}
export type EndpointPage = Awaited<ReturnType<typeof readEndpointPage>>;

/** What was used of today's budget, what is set aside for calls in flight included. */
async function usageOf(tx: Transaction, { institutionId, id }: EndpointRow) {
  const [used] = await tx
    .select()
    .from(endpointUsage)
    .where(
      and(
        eq(endpointUsage.institutionId, institutionId),
        eq(endpointUsage.endpointId, id),
        eq(endpointUsage.day, beijingDate(now())),
      ),
    );
  return {
    calls: used?.calls ?? 0,
    tokens: (used?.settledTokens ?? 0) + (used?.reservedTokens ?? 0),
    seconds: Math.ceil(((used?.settledMs ?? 0) + (used?.reservedMs ?? 0)) / 1000),
  };
}

async function testsOf(tx: Transaction, { institutionId, id }: EndpointRow) {
  return tx
    .select()
    .from(endpointTests)
    .where(and(eq(endpointTests.institutionId, institutionId), eq(endpointTests.endpointId, id)))
    .orderBy(desc(endpointTests.at))
    .limit(TESTS_SHOWN);
}

/** The endpoint of one deployment, with the use of the day and the latest tests. The key is no part of it. */
export const getEndpoint = defineQuery({
  name: "endpoint.get",
  permission: "endpoint:read",
  api: endpointFace,
  run: readEndpointPage,
});

/** Rows that the administrator's page shows: what waits comes first, then what was decided last. */
const MOST_ON_SCREEN = 500;

/** Every endpoint's record, for the security administrator: where, which limits, who proposed; no record of a hospital. */
export const listEndpoints = defineQuery({
  name: "endpoint.list",
  permission: "endpoint:decide",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const rows = await tx
      .select()
      .from(endpoints)
      .where(sql`${endpoints.state} <> 'draft'`)
      .orderBy(sql`${endpoints.state} = 'pending' desc`, asc(endpoints.proposedAt), asc(endpoints.id))
      .limit(MOST_ON_SCREEN);
    return rows.map(endpointView);
  },
});
