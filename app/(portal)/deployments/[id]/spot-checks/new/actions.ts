"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { startSpotCheck } from "@/lib/spot-checks/commands";
import { endSchedule, scheduleChecks } from "@/lib/spot-checks/schedule-commands";

export async function startAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await startSpotCheck(viewer, payload);
    revalidatePath("/", "layout");
    return { id, redirectTo: `/spot-checks/${id}` };
  });
}

export async function scheduleAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await scheduleChecks(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}

export async function endScheduleAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await endSchedule(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}
