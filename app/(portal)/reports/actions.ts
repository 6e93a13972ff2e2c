"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { answerReport, nameCorrection } from "@/lib/reports/commands";

const acts = { answer: answerReport, correct: nameCorrection };

async function done(act: keyof typeof acts, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await acts[act](viewer, payload);
    // The record's page, the counts in the frame and the lists change with it.
    revalidatePath("/", "layout");
    return { receipt: viewer.request.requestId };
  });
}
export const answerAction = async (_: FormOutcome | null, payload: unknown) => done("answer", payload);
export const correctAction = async (_: FormOutcome | null, payload: unknown) => done("correct", payload);
