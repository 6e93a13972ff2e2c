import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { spotCheckSchedules } from "@/db/schema/suites";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

/** Rows of one screen at most. */
const MOST = 200;

/** Schedules in reach that go on, the next one first; of one deployment or of all. */
export const listSchedules = defineQuery({
  name: "spotCheck.schedules",
  permission: "spot-check:read",
  run: async (tx: Transaction, _viewer: Viewer, { deploymentId }: { deploymentId: string | null }) =>
    tx
      .select({
        row: spotCheckSchedules,
        deploymentName: deployments.name,
        institutionName: institutions.nameZh,
        institutionNameEn: institutions.nameEn,
      })
      .from(spotCheckSchedules)
      .innerJoin(institutions, eq(institutions.institutionId, spotCheckSchedules.institutionId))
      .innerJoin(
        deployments,
        and(
          eq(deployments.institutionId, spotCheckSchedules.institutionId),
          eq(deployments.id, spotCheckSchedules.deploymentId),
        ),
      )
      .where(
        and(
          isNull(spotCheckSchedules.endedAt),
          deploymentId === null ? undefined : eq(spotCheckSchedules.deploymentId, deploymentId),
        ),
      )
      .orderBy(asc(spotCheckSchedules.nextAt))
      .limit(MOST),
});
export type Schedules = Awaited<ReturnType<typeof listSchedules>>;
