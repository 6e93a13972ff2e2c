import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { drafts } from "@/db/schema/users";
import { recordRefusal } from "@/lib/audit/append";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { detectPersonalData } from "@/lib/personal-data/detect";
import { draftForm } from "./schema";

/** Longest draft kept, in characters of JSON: several times the longest form. */
const LONGEST = 60_000;

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function assertFit(content: Record<string, unknown>): void {
  if (JSON.stringify(content).length > LONGEST) throw new AppError("input.too-large");
  const texts = textsOf(content);
  if (texts.some((text) => text.includes("\u0000"))) throw new AppError("input.invalid");
  if (texts.some((text) => detectPersonalData(text).length > 0)) throw new AppError("input.personal-data");
}

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
  const parsed = draftForm.safeParse(input);
  if (!parsed.success) throw new AppError("input.invalid");
  assertFit(parsed.data.content);
  const savedAt = now();
  await scoped(scopeOf(viewer), (tx) =>
    tx
      .insert(drafts)
      .values({ userId: viewer.userId, ...parsed.data, savedAt })
      .onConflictDoUpdate({
        target: [drafts.userId, drafts.form, drafts.subject],
        set: { content: parsed.data.content, savedAt },
      }),
  );
  return { savedAt: savedAt.toISOString() };
}

const draftKey = z.strictObject({ form: draftForm.shape.form, subject: draftForm.shape.subject });

/** Throws a draft away, once its form has been saved for good. */
export async function discardDraft(viewer: Viewer, input: unknown): Promise<void> {
  await assertMayKeep(viewer, "draft.discard");
  const { form, subject } = draftKey.parse(input);
  await scoped(scopeOf(viewer), (tx) =>
    tx.delete(drafts).where(and(eq(drafts.form, form), eq(drafts.subject, subject))),
  );
}
