"use server";

import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { changePassword } from "@/lib/users/password-commands";

export async function changePasswordAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await changePassword(viewer, payload);
    return {};
  });
}
