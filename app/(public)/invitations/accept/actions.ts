"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { acceptInvitation } from "@/lib/users/invitation-commands";

/** From the next page on the person is a member. */
export async function acceptInvitationAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await acceptInvitation(viewer, payload);
    revalidatePath("/", "layout");
    return { redirectTo: "/home" };
  });
}
