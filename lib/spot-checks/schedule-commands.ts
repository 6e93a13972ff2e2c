import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { deployments } from "@/db/schema/deployments";
import { spotCheckSchedules } from "@/db/schema/suites";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { askedItems } from "./asked-items";
import { nextMoment } from "./rhythm";
import { mayStop, sideOf } from "./rules";
import { refuseFullSchedule } from "./schedule-limits";
import { idForm, scheduleForm } from "./schema";

/** Lets checks of a deployment begin by themselves, by the calendar of Beijing. Whoever schedules them asks for each. */
export const scheduleChecks = defineViewerCommand({
  name: "spotCheck.schedule",
  permission: "spot-check:start",
  input: scheduleForm,
  run: async ({ actor, input, tx, at }) => {
    const [deployment] = await tx.select().from(deployments).where(eq(deployments.id, input.deploymentId));
    if (deployment === undefined) throw new AppError("record.not-found");
    // Whoever may not ask these suites now may not have them asked later.
    await askedItems(tx, { side: sideOf(actor.role) }, input);
    await refuseFullSchedule(tx, actor, deployment);
    const { institutionId, jurisdictionCode } = deployment;
    const place = { institutionId, jurisdictionCode };
    const id = newId();
    const made = { madeBy: actor.userId, madeByName: actor.name, madeByRole: actor.role, madeAt: at };
    await tx
      .insert(spotCheckSchedules)
      .values({ ...place, id, ...input, nextAt: nextMoment(input, at), ...made });
    const { deploymentId, suites, languages, samplesPerItem, rhythm, day, hour } = input;
    return {
      result: { id },
      audit: [
        {
          ...place,
          action: "spot-check.scheduled",
          object: { kind: "spot-check-schedule", id },
          detail: { deploymentId, suites, languages, samplesPerItem, rhythm, day, hour },
        },
      ],
    };
  },
});

/** Ends a schedule; a hospital none of its authority's, as with the checks themselves. A check it has begun goes on. */
export const endSchedule = defineViewerCommand({
  name: "spotCheck.unschedule",
  permission: "spot-check:start",
  input: idForm,
  run: async ({ actor, input, tx, at }) => {
    const [running] = await tx
      .select()
      .from(spotCheckSchedules)
      .where(and(eq(spotCheckSchedules.id, input.id), isNull(spotCheckSchedules.endedAt)))
      .for("update");
    if (running === undefined) throw new AppError("record.not-found");
    if (!mayStop(sideOf(actor.role), sideOf(running.madeByRole))) throw new AppError("spot-check.not-yours");
    const { institutionId, jurisdictionCode, id, deploymentId } = running;
    await tx
      .update(spotCheckSchedules)
      .set({ endedAt: at, endedByName: actor.name })
      .where(and(eq(spotCheckSchedules.institutionId, institutionId), eq(spotCheckSchedules.id, id)));
    return {
      result: { id },
      audit: [
        {
          ...{ institutionId, jurisdictionCode },
          action: "spot-check.unscheduled",
          object: { kind: "spot-check-schedule", id },
          detail: { deploymentId },
        },
      ],
    };
  },
});
