"use server";

import { revalidatePath } from "next/cache";
import type { EndSessionsOutcome } from "@/components/users/session-form";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import { revokeSessions } from "@/lib/users/commands";

/** The button that was pressed names one session, or a person for all of theirs. */
export async function endSessionsAction(
  _previous: EndSessionsOutcome | null,
  form: FormData,
): Promise<EndSessionsOutcome> {
  let ended = 0;
  const sessionId = form.get("sessionId");
  const outcome = await formOutcome(await currentViewer(), async (viewer) => {
    const which = sessionId === null ? { userId: form.get("userId") } : { sessionId };
    ({ ended } = await revokeSessions(viewer, which));
    revalidatePath("/admin/sessions");
    return {};
  });
  return outcome.ok ? { ok: true, ended } : { ok: false, code: outcome.code, requestId: outcome.requestId };
}
