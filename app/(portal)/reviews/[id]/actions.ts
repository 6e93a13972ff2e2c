"use server";

import { revalidatePath } from "next/cache";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { AppError } from "@/lib/errors";
import { confirmDecision } from "@/lib/obligations/decision-commands";
import { recordRuling, sendBackDecision } from "@/lib/reviews/commands/confirm";
import { proposeDecision, writeDecision } from "@/lib/reviews/commands/decide";
import {
  addComment,
  answerItem,
  declareConflict,
  lapseRequest,
  replyToComment,
  requestInformation,
  resolveComment,
} from "@/lib/reviews/commands/exchange";
import { claimCase, escalateCase, releaseCase, renewClaim } from "@/lib/reviews/commands/hold";
import { resubmitCase, withdrawCase } from "@/lib/reviews/commands/submit";

const acts = {
  claim: claimCase,
  renew: renewClaim,
  release: releaseCase,
  escalate: escalateCase,
  declare: declareConflict,
  comment: addComment,
  resolve: resolveComment,
  reply: replyToComment,
  request: requestInformation,
  lapse: lapseRequest,
  answer: answerItem,
  decide: writeDecision,
  propose: proposeDecision,
  confirm: confirmDecision,
  sendBack: sendBackDecision,
  ruling: recordRuling,
  resubmit: resubmitCase,
  withdraw: withdrawCase,
};
export type CaseAct = keyof typeof acts;

/** Takes one step of a case; the page, the queue and the counts change with it. */
export async function actOnCase(act: CaseAct, _: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    if (!Object.hasOwn(acts, act)) throw new AppError("input.invalid");
    await acts[act](viewer, payload);
    revalidatePath("/", "layout");
    return { receipt: viewer.request.requestId };
  });
}
