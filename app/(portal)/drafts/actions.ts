"use server";

import { currentViewer } from "@/lib/auth/viewer";
import { draftAnswer, forgetDraft } from "@/lib/users/draft-answer";

/** Keeps what is typed into a form. The page binds form and subject; content is judged where it is stored. */
export async function keepDraft(form: string, subject: string, content: Record<string, unknown>) {
  return draftAnswer(await currentViewer(), { form, subject, content });
}

/** Throws the draft of a form away, at its owner's wish. */
export async function dropDraft(form: string, subject: string): Promise<void> {
  const viewer = await currentViewer();
  if (viewer !== null) await forgetDraft(viewer, { form, subject });
}
