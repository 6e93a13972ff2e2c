"use server";

import { revalidatePath } from "next/cache";
import type { DecisionPayload } from "@/components/reviews/request-decision";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { decideMembership } from "@/lib/users/membership-commands";

/** Approves or refuses a membership request; the page it returns to shows the receipt. */
export async function decideRequest(_: FormOutcome | null, payload: DecisionPayload): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await decideMembership(viewer, payload);
    revalidatePath("/", "layout");
    return { redirectTo: `/reviews?view=requests&done=${encodeURIComponent(payload.requestId)}` };
  });
}
