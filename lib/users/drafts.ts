import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { drafts } from "@/db/schema/users";
import { recordRefusal } from "@/lib/audit/append";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { parseInput } from "@/lib/command/parse-input";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { assertDraftContent } from "./draft-content";
import { draftForm } from "./schema";

/**
 * Drafts one person keeps at most: more than anybody has under way, far less than what would hurt. Beyond it the one longest
 * untouched goes. Rejected: refusing the new one, since no page lists the old ones and the person could make no room.
 */
const MOST = 100;

/** A draft leaves no entry in the trail, but a refusal does, as at every gate. */
async function assertMayKeep(viewer: Viewer, attempted: string): Promise<void> {
  if (may(viewer.role, "draft:keep")) return;
  await recordRefusal(viewer, attempted, "permission.denied");
  throw new AppError("permission.denied");
}

/**
 * Keeps what a person is typing. Not a command: a draft is that person's own scratch paper, seen by nobody else under row
 * security, and a trail entry every two seconds would bury the entries that matter. What looks like personal data is
 * refused here too, so that it is stored nowhere.
 */
export async function saveDraft(viewer: Viewer, input: unknown): Promise<{ savedAt: string }> {
  await assertMayKeep(viewer, "draft.save");
  const draft = parseInput(draftForm, input);
  assertDraftContent(draft.content);
  const savedAt = now();
  await scoped(scopeOf(viewer), async (tx) => {
    await tx
      .insert(drafts)
      .values({ userId: viewer.userId, ...draft, savedAt })
      .onConflictDoUpdate({
        target: [drafts.userId, drafts.form, drafts.subject],
        set: { content: draft.content, savedAt },
      });
    const { form, subject } = drafts;
    const beyond = tx.select({ form, subject }).from(drafts).orderBy(desc(drafts.savedAt)).offset(MOST);
    await tx.delete(drafts).where(sql`(${form}, ${subject}) in ${beyond}`);
  });
  return { savedAt: savedAt.toISOString() };
}

const draftKey = z.strictObject({ form: draftForm.shape.form, subject: draftForm.shape.subject });

/** Throws a draft away, once its form has been saved for good. */
export async function discardDraft(viewer: Viewer, input: unknown): Promise<void> {
  await assertMayKeep(viewer, "draft.discard");
  const { form, subject } = parseInput(draftKey, input);
  await scoped(scopeOf(viewer), (tx) =>
    tx.delete(drafts).where(and(eq(drafts.form, form), eq(drafts.subject, subject))),
  );
}
