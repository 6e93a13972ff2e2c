"use server";

import { revalidatePath } from "next/cache";
import type { EndSessionsOutcome } from "@/components/users/end-sessions";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import { revokeSessions } from "@/lib/users/commands";

export async function endSessionsAction(
  _previous: EndSessionsOutcome | null,
  form: FormData,
): Promise<EndSessionsOutcome> {
  let ended = 0;
  const outcome = await formOutcome(await currentViewer(), async (viewer) => {
    ({ ended } = await revokeSessions(viewer, { userId: form.get("userId") }));
    revalidatePath("/sessions");
    return {};
  });
  return outcome.ok ? { ok: true, ended } : { ok: false, code: outcome.code, requestId: outcome.requestId };
}
