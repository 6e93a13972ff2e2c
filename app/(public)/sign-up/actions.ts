"use server";

import { currentActor } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { createAccount } from "@/lib/users/commands";

export async function createAccountAction(
  _previous: FormOutcome | null,
  payload: unknown,
): Promise<FormOutcome> {
  return formOutcome(await currentActor(), async (actor) => {
    const { userId } = await createAccount(actor, payload);
    return { id: userId };
  });
}
