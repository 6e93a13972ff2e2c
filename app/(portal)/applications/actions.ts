"use server";

import { revalidatePath } from "next/cache";
import { applicationFormValues } from "@/components/applications/application-form-values";
import type { LatestRecord } from "@/components/form/conflict";
import { createApplication, updateApplication } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import { applicationFields } from "@/lib/applications/schema";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { claimValues } from "@/lib/records/claims";
import { blanksOf } from "@/lib/records/provenance";
import { sourcedOf } from "@/lib/records/tables";
import { forgetDraft } from "@/lib/users/draft-answer";

/** `draft` is the subject under which the page keeps what is typed. */
export async function registerApplication(
  draft: string,
  _: FormOutcome | null,
  payload: unknown,
): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await createApplication(viewer, payload);
    await forgetDraft(viewer, { form: "application", subject: draft });
    revalidatePath("/", "layout");
    return { redirectTo: `/applications/${id}` };
  });
}

export async function saveApplication(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await updateApplication(viewer, payload);
    await forgetDraft(viewer, { form: "application", subject: id });
    revalidatePath("/", "layout");
    return { redirectTo: `/applications/${id}` };
  });
}

/** The application as it stands now, for the comparison after somebody else was first. */
export async function latestApplication(id: string): Promise<LatestRecord | null> {
  const viewer = await currentViewer();
  if (viewer === null) return null;
  const { row } = await getApplication(viewer, { id });
  const values = {
    ...applicationFormValues(row, blanksOf(row.provenance)),
    ...claimValues(sourcedOf("application", row), applicationFields),
  };
  return { revision: row.revision, by: row.updatedByName, at: row.updatedAt.toISOString(), values };
}
