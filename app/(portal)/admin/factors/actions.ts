"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { resetSecondFactor } from "@/lib/second-factor/commands";

export async function resetFactor(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await resetSecondFactor(viewer, payload);
    revalidatePath("/admin/factors");
    return {};
  });
}
