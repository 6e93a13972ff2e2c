"use server";

import type { Viewer } from "@/lib/auth/actor";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import {
  beginEnrolment,
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/second-factor/commands";

type Answer = Promise<FormOutcome>;
const done = async (work: (viewer: Viewer) => Promise<{ codes?: string[] }>): Answer =>
  formOutcome(await currentViewer(), work);

export async function beginAction(_: FormOutcome | null, payload: unknown): Answer {
  return done((viewer) => beginEnrolment(viewer, payload));
}

export async function confirmAction(_: FormOutcome | null, payload: unknown): Answer {
  return done((viewer) => confirmEnrolment(viewer, payload));
}

export async function renewAction(_: FormOutcome | null, payload: unknown): Answer {
  return done((viewer) => renewRecoveryCodes(viewer, payload));
}

export async function removeAction(_: FormOutcome | null, payload: unknown): Answer {
  return done((viewer) => removeSecondFactor(viewer, payload));
}
