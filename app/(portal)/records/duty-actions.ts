"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { attachEvidence, waiveObligation } from "@/lib/obligations/commands";
import { fileMeasurement, judgeMeasurement } from "@/lib/obligations/condition-commands";

export async function evidenceDuty(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await attachEvidence(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}

export async function measureDuty(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await fileMeasurement(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}

export async function judgeDuty(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await judgeMeasurement(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}

export async function waiveDuty(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await waiveObligation(viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}
