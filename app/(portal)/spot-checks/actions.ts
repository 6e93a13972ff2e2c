"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { AppError, type ErrorCode } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import type { SampleBody } from "@/lib/spot-checks/body";
import { readSampleBody } from "@/lib/spot-checks/body-commands";
import { gradeSample, pauseSpotCheck, resumeSpotCheck, stopSpotCheck } from "@/lib/spot-checks/commands";
import { signItem } from "@/lib/spot-checks/suite-commands";

const acts = { pause: pauseSpotCheck, resume: resumeSpotCheck, stop: stopSpotCheck, grade: gradeSample };

async function done(act: keyof typeof acts, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await acts[act](viewer, payload);
    revalidatePath("/", "layout");
    return { id };
  });
}
export const pauseAction = async (_: FormOutcome | null, payload: unknown) => done("pause", payload);
export const resumeAction = async (_: FormOutcome | null, payload: unknown) => done("resume", payload);
export const stopAction = async (_: FormOutcome | null, payload: unknown) => done("stop", payload);
export const gradeAction = async (_: FormOutcome | null, payload: unknown) => done("grade", payload);

export async function signAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await signItem(viewer, payload);
    revalidatePath("/spot-checks/suites");
    return { id };
  });
}

type Read = { ok: true; body: SampleBody & { retainUntil: string } } | { ok: false; code: ErrorCode };

/** The text of one sample, for who asks; the command records the reading. */
export async function readAction(id: string): Promise<Read> {
  const viewer = await currentViewer();
  if (viewer === null) return { ok: false, code: "sign-in.required" };
  try {
    const { retainUntil, ...body } = await readSampleBody(viewer, { id });
    return { ok: true, body: { ...body, retainUntil: retainUntil.toISOString() } };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code };
    logError(viewer.request.requestId, error);
    return { ok: false, code: "unexpected" };
  }
}
