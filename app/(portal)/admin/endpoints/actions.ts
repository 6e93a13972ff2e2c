"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { decideEndpoint } from "@/lib/endpoints/approval-commands";
import { switchEndpoint } from "@/lib/endpoints/commands";

export async function decide(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await decideEndpoint(viewer, payload);
    revalidatePath("/", "layout");
    return {};
  });
}

export async function turn(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await switchEndpoint(viewer, payload);
    revalidatePath("/", "layout");
    return {};
  });
}
