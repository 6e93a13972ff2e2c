"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentViewer } from "@/lib/auth/viewer";
import { saveClassification } from "@/lib/classification/record-commands";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { parseInput } from "@/lib/command/parse-input";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { openCase } from "@/lib/reviews/commands/submit";
import { casePath } from "@/lib/reviews/path";
import { forgetDraft } from "@/lib/users/draft-answer";

const sent = z.looseObject({ applicationId: z.uuid(), isSubmission: z.boolean() });

/** Keeps the form as the next version, and hands it in where that was asked. */
export async function keepClassification(payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { isSubmission, ...form } = parseInput(sent, payload);
    const { id, revision } = await saveClassification(viewer, form);
    await forgetDraft(viewer, { form: "classification", subject: form.applicationId });
    if (isSubmission) await submitClassification(viewer, { id, revision });
    revalidatePath("/", "layout");
    redirect(`/applications/${form.applicationId}/classification`);
  });
}

/** Signs what the page shows of the application and hands it in for review; the case is where it goes on. */
export async function signClassification(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await openCase(viewer, payload);
    revalidatePath("/", "layout");
    return { redirectTo: casePath(id) };
  });
}
