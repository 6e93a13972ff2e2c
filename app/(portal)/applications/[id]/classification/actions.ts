"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentViewer } from "@/lib/auth/viewer";
import { saveClassification } from "@/lib/classification/record-commands";
import { moduleSubject } from "@/lib/classification/record-schema";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { parseInput } from "@/lib/command/parse-input";
import { completeClassification } from "@/lib/obligations/submit-commands";
import { withdrawModule } from "@/lib/obligations/withdraw-commands";
import { openCase } from "@/lib/reviews/commands/submit";
import { casePath } from "@/lib/reviews/path";
import { forgetDraft } from "@/lib/users/draft-answer";

const sent = z.looseObject({ applicationId: z.uuid(), module: z.string(), isSubmission: z.boolean() });

/** Keeps the form as the next version, and hands it in with the same stroke where that was asked. */
export async function keepClassification(payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { isSubmission, ...form } = parseInput(sent, payload);
    const { applicationId, module } = form;
    await (isSubmission ? completeClassification : saveClassification)(viewer, form);
    await forgetDraft(viewer, { form: "classification", subject: moduleSubject(applicationId, module) });
    revalidatePath("/", "layout");
    redirect(`/applications/${applicationId}/classification?module=${module}`);
  });
}

/** Takes a module out; what is left of the application is shown. */
export async function removeModule(
  applicationId: string,
  _: FormOutcome | null,
  payload: unknown,
): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await withdrawModule(viewer, payload);
    revalidatePath("/", "layout");
    redirect(`/applications/${applicationId}/classification`);
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
