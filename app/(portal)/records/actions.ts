"use server";

import { revalidatePath } from "next/cache";
import type { FieldReviewPayload } from "@/components/records/claim-review";
import type { MovePayload } from "@/components/records/move-offer";
import type { RestorePayload } from "@/components/versions/restore-panel";
import { restoreApplication } from "@/lib/applications/restore-commands";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { restoreDeployment } from "@/lib/deployments/restore-commands";
import { AppError } from "@/lib/errors";
import { restoreInstitution } from "@/lib/institutions/restore-commands";
import { attestRecord } from "@/lib/records/attest-commands";
import { reviewField } from "@/lib/records/claim-commands";
import {
  confirmRecord,
  declineRecord,
  returnRecord,
  submitRecord,
  verifyRecord,
  withdrawRecord,
} from "@/lib/records/commands";
import { decideDispute, fileDispute, withdrawDispute } from "@/lib/records/dispute-commands";

const commands = new Map(
  Object.entries({
    submit: submitRecord,
    withdraw: withdrawRecord,
    confirm: confirmRecord,
    decline: declineRecord,
    verify: verifyRecord,
    return: returnRecord,
  }),
);

/** A reviewer's word on one claimed field; the page comes back with it. */
export async function judgeField(_: FormOutcome | null, payload: FieldReviewPayload): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await reviewField(viewer, payload);
    revalidatePath("/", "layout");
    return {};
  });
}

const disputeActs = { file: fileDispute, withdraw: withdrawDispute, decide: decideDispute };

async function disputed(act: keyof typeof disputeActs, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await disputeActs[act](viewer, payload);
    revalidatePath("/", "layout");
    return { receipt: viewer.request.requestId };
  });
}
export const disputeRecord = async (_: FormOutcome | null, payload: unknown) => disputed("file", payload);
export const takeDisputeBack = async (_: FormOutcome | null, payload: unknown) =>
  disputed("withdraw", payload);
export const settleDispute = async (_: FormOutcome | null, payload: unknown) => disputed("decide", payload);

/** One act on a record and what moves with it. The command parses the rest; only the name of the act is read here. */
export async function actOnRecord(_: FormOutcome | null, payload: MovePayload): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { move, ...input } = payload;
    const command = commands.get(move);
    if (command === undefined) throw new AppError("input.invalid");
    await command(viewer, input);
    // Counts in the contents column, lists and the pages of every record that moved change with it.
    revalidatePath("/", "layout");
    return { receipt: viewer.request.requestId };
  });
}

const restores = new Map(
  Object.entries({
    institution: restoreInstitution,
    deployment: restoreDeployment,
    application: restoreApplication,
  }),
);

/** Brings an earlier version back; the record's page comes back with the new one. */
export async function restoreVersion(_: FormOutcome | null, payload: RestorePayload): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { kind, ...input } = payload;
    const restore = restores.get(kind);
    if (restore === undefined) throw new AppError("input.invalid");
    await restore(viewer, input);
    revalidatePath("/", "layout");
    return { redirectTo: `/records/${kind}/${input.id}/versions` };
  });
}

/** The hospital's second person says that a public record is still true. */
export async function attestStillTrue(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    await attestRecord(viewer, payload);
    revalidatePath("/", "layout");
    return { receipt: viewer.request.requestId };
  });
}
