"use server";

import { revalidatePath } from "next/cache";
import type { MovePayload } from "@/components/records/move-offer";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { AppError } from "@/lib/errors";
import {
  confirmRecord,
  declineRecord,
  returnRecord,
  submitRecord,
  verifyRecord,
  withdrawRecord,
} from "@/lib/records/commands";

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
