import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { AppError, type ErrorCode } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import { discardDraft, saveDraft } from "./drafts";

/** What a form hears about its draft: when it was kept, or why it was not. Never throws: typing goes on either way. */
export async function draftAnswer(
  viewer: Viewer | null,
  draft: { form: string; subject: string; content: Record<string, unknown> },
): Promise<{ savedAt: string } | { refusal: ErrorCode }> {
  if (viewer === null) return { refusal: "sign-in.required" };
  try {
    return await saveDraft(viewer, draft);
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.code };
    logError(viewer.request.requestId, error);
    return { refusal: "unexpected" };
  }
}

/** Throws a draft away after its form was saved. What was saved stands, whatever becomes of the scratch paper. */
export async function forgetDraft(viewer: Viewer, draft: { form: string; subject: string }): Promise<void> {
  try {
    await discardDraft(viewer, draft);
  } catch (error) {
    logError(viewer.request.requestId, error);
  }
}
