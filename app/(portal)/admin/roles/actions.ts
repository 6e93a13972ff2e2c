"use server";

import { revalidatePath } from "next/cache";
import type { Viewer } from "@/lib/auth/actor";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { decideRoleChange, proposeRoleChange, withdrawRoleChange } from "@/lib/users/role-commands";

/** The page it returns to says what became of the proposal, as the database has it. */
async function answer(work: (viewer: Viewer) => Promise<string>): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const id = await work(viewer);
    revalidatePath("/admin/roles");
    return { redirectTo: `/admin/roles?done=${encodeURIComponent(id)}` };
  });
}

const idOf = (payload: unknown): string => String((payload as { changeId?: unknown } | null)?.changeId ?? "");

export async function proposeChange(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer(async (viewer) => (await proposeRoleChange(viewer, payload)).id);
}

export async function withdrawChange(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer(async (viewer) => {
    await withdrawRoleChange(viewer, payload);
    return idOf(payload);
  });
}

export async function decideChange(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return answer(async (viewer) => {
    await decideRoleChange(viewer, payload);
    return idOf(payload);
  });
}
