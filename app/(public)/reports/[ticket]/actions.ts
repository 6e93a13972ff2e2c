"use server";

import { revalidatePath } from "next/cache";
import type { OwnReportText } from "@/components/reports/own-report";
import { currentActor } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { getTicket } from "@/lib/reports/public-queries";
import { ownReport } from "@/lib/reports/schema";
import { formatTicket } from "@/lib/reports/ticket";
import { withdrawReport } from "@/lib/reports/visitor-commands";

/** The reporter's own words, for whoever holds the secret; null for anybody else. */
export async function lookAtOwn(ticket: string, secret: string): Promise<OwnReportText | null> {
  const asked = ownReport.safeParse({ ticket, secret });
  if (!asked.success) return null;
  const { ticket: serial, secret: given } = asked.data;
  const found = await getTicket(await currentActor(), { ticket: formatTicket(serial), secret: given });
  if (found === null || !found.isOwn) return null;
  const { problem, proposal, evidence, recordKind, state } = found;
  return { problem, proposal, evidence, recordKind, isOpen: state === "open" };
}

export async function withdrawOwn(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentActor(), async (actor) => {
    const { ticket } = await withdrawReport(actor, payload);
    revalidatePath(`/reports/${ticket}`);
    return { receipt: ticket };
  });
}
