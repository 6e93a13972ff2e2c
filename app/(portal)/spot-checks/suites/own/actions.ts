"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import {
  addSuiteItem,
  createSuite,
  publishSuite,
  removeSuiteItem,
} from "@/lib/spot-checks/private-suite-commands";

const acts = { create: createSuite, add: addSuiteItem, remove: removeSuiteItem, publish: publishSuite };

async function done(act: keyof typeof acts, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await acts[act](viewer, payload);
    revalidatePath("/spot-checks/suites/own");
    return { id };
  });
}
export const createSuiteAction = async (_: FormOutcome | null, payload: unknown) => done("create", payload);
export const addItemAction = async (_: FormOutcome | null, payload: unknown) => done("add", payload);
export const removeItemAction = async (_: FormOutcome | null, payload: unknown) => done("remove", payload);
export const publishSuiteAction = async (_: FormOutcome | null, payload: unknown) => done("publish", payload);
