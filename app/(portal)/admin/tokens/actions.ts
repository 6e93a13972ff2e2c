"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { revokeTokenOfOther } from "@/lib/users/token-commands";

export async function endTokenOfOther(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await revokeTokenOfOther(viewer, payload);
    revalidatePath("/admin/tokens");
    return {};
  });
}
