"use server";

import { currentActor } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { canonicalNumber } from "@/lib/register/canonical-number";
import { newChallenge } from "@/lib/reports/challenge";
import { fileReport } from "@/lib/reports/visitor-commands";

/** The follow-up secret goes behind the `#` of the ticket's address: browsers send that part to no server. */
export async function fileReportAction(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentActor(), async (actor) => {
    const { ticket, secret } = await fileReport(actor, payload);
    return { redirectTo: `/reports/${ticket}#${secret}` };
  });
}

/** Anybody may have a challenge; it is worth nothing until it is solved, and then one report on this record. */
export async function renewChallenge(number: string): Promise<string> {
  // Whatever was posted: the type is only a promise of our own page.
  return newChallenge((typeof number === "string" ? canonicalNumber(number) : null) ?? "", now());
}
