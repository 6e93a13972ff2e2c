"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { createToken, revokeToken } from "@/lib/users/token-commands";

/** The one answer that holds the secret. */
export async function makeToken(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { secret, expiresAt } = await createToken(viewer, payload);
    revalidatePath("/tokens");
    return { once: { secret, expiresAt: expiresAt.toISOString() } };
  });
}

export async function endToken(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await revokeToken(viewer, payload);
    revalidatePath("/tokens");
    return {};
  });
}
