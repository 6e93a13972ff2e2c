import "server-only";
import { and, eq, inArray, isNull, not, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spotCheckSchedules } from "@/db/schema/suites";
import { hospitalRoles } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { sideOf } from "./rules";

/** Schedules that go on: of one deployment by its hospital, and by authorities, so that neither takes the other's places; of one person at all of them. */
export const MOST_SCHEDULES = { ofDeployment: 5, ofPerson: 100 } as const;

const byHospital = inArray(spotCheckSchedules.madeByRole, [...hospitalRoles]);

/** Refuses one more schedule where there are as many as there may be. Who asks at the same moment waits for this transaction. */
export async function refuseFullSchedule(
  tx: Transaction,
  { userId, role }: Viewer,
  deployment: { institutionId: string; id: string },
): Promise<void> {
  for (const name of [deployment.id, userId]) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`schedules ${name}`}, 0))`);
  }
  const goesOn = isNull(spotCheckSchedules.endedAt);
  const ofDeployment = await tx.$count(
    spotCheckSchedules,
    and(
      goesOn,
      eq(spotCheckSchedules.institutionId, deployment.institutionId),
      eq(spotCheckSchedules.deploymentId, deployment.id),
      sideOf(role) === "hospital" ? byHospital : not(byHospital),
    ),
  );
  if (ofDeployment >= MOST_SCHEDULES.ofDeployment) {
    throw new AppError("spot-check.too-many-schedules", { values: { count: MOST_SCHEDULES.ofDeployment } });
  }
  const ofPerson = await tx.$count(spotCheckSchedules, and(goesOn, eq(spotCheckSchedules.madeBy, userId)));
  if (ofPerson >= MOST_SCHEDULES.ofPerson) {
    throw new AppError("spot-check.too-many-own-schedules", { values: { count: MOST_SCHEDULES.ofPerson } });
  }
}
