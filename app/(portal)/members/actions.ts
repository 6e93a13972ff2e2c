"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { createInvitation, revokeInvitation } from "@/lib/users/invitation-commands";
import { endMembership } from "@/lib/users/member-commands";

/** The one answer that holds the secret of the link. */
export async function makeInvitation(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id, secret, expiresAt } = await createInvitation(viewer, payload);
    revalidatePath("/members");
    return { id, once: { secret, expiresAt: expiresAt.toISOString() } };
  });
}

export async function takeBackInvitation(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await revokeInvitation(viewer, payload);
    revalidatePath("/members");
    return {};
  });
}

export async function endColleague(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await endMembership(viewer, payload);
    revalidatePath("/members");
    return {};
  });
}
