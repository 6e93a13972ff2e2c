"use server";

import { revalidatePath } from "next/cache";
import type { LatestRecord } from "@/components/form/conflict";
import { institutionFormValues } from "@/components/institutions/institution-form-values";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { updateInstitution } from "@/lib/institutions/commands";
import { getInstitution } from "@/lib/institutions/queries";
import { institutionFields } from "@/lib/institutions/schema";
import { claimValues } from "@/lib/records/claims";
import { blanksOf } from "@/lib/records/provenance";
import { sourcedOf } from "@/lib/records/tables";
import { forgetDraft } from "@/lib/users/draft-answer";

export async function saveInstitution(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await updateInstitution(viewer, payload);
    await forgetDraft(viewer, { form: "institution", subject: id });
    revalidatePath("/", "layout");
    return { redirectTo: `/institutions/${id}` };
  });
}

/** The institution as it stands now, for the comparison after somebody else was first. */
export async function latestInstitution(id: string): Promise<LatestRecord | null> {
  const viewer = await currentViewer();
  if (viewer === null) return null;
  const { row, contacts } = await getInstitution(viewer, { id });
  const values = {
    ...institutionFormValues(row, contacts, blanksOf(row.provenance)),
    ...claimValues(sourcedOf("institution", row), institutionFields),
  };
  return { revision: row.revision, by: row.updatedByName, at: row.updatedAt.toISOString(), values };
}
