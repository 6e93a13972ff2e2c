"use server";

import { revalidatePath } from "next/cache";
import type { Viewer } from "@/lib/auth/actor";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { limitEndpoint, proposeEndpoint, proposeSimulator, switchEndpoint } from "@/lib/endpoints/commands";

async function answer(work: (viewer: Viewer) => Promise<unknown>): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await work(viewer);
    revalidatePath("/", "layout");
    return {};
  });
}

export async function propose(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer((viewer) => proposeEndpoint(viewer, payload));
}

export async function simulate(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer((viewer) => proposeSimulator(viewer, payload));
}

export async function limit(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer((viewer) => limitEndpoint(viewer, payload));
}

export async function turn(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer((viewer) => switchEndpoint(viewer, payload));
}
