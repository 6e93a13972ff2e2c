"use server";

import { revalidatePath } from "next/cache";
import type { LookUpAnswer } from "@/components/users/request-look-up";
import { currentActor, currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import type { Similar } from "@/lib/records/similar";
import { listLikeInstitutions } from "@/lib/records/similar-queries";
import { getPublishedRecord } from "@/lib/register/queries";
import { forgetDraft } from "@/lib/users/draft-answer";
import { requestMembership } from "@/lib/users/membership-commands";
import { lookUpAnswer } from "./look-up-answer";

export async function requestMembershipAction(
  _previous: FormOutcome | null,
  payload: unknown,
): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await requestMembership(viewer, payload);
    await forgetDraft(viewer, { form: "membership-request", subject: "new" });
    revalidatePath("/request");
    return { id, redirectTo: "/request" };
  });
}

/** Public institutions named like the one being proposed; nothing for somebody whose session has ended meanwhile. */
export async function findAlikeAction(nameZh: unknown, provinceAdcode: unknown): Promise<Similar[]> {
  if (typeof nameZh !== "string" || nameZh.length > 120 || typeof provinceAdcode !== "string") return [];
  const viewer = await currentViewer();
  return viewer === null ? [] : listLikeInstitutions(viewer, { nameZh, provinceAdcode });
}

/** Finds the public record behind a number; the register is open to everybody. */
export async function lookUpAction(number: unknown): Promise<LookUpAnswer | null> {
  if (typeof number !== "string" || number.length > 40) return null;
  return lookUpAnswer(await getPublishedRecord(await currentActor(), { number }));
}
