import "server-only";
import { count, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { streamOf } from "@/lib/users/stream-of";
import { MOST_VIEWS, removeForm, renameForm, viewForm } from "./schema";

/** A view is its person's own, whoever they are; the entry goes where the trail of their acts is. */
const scope = (actor: Viewer) =>
  ({ kind: "account", userId: actor.userId, institutionId: streamOf(actor).institutionId }) as const;

/** Keeps a view of a page under a name. Row security leaves each person their own. */
export const saveView = defineViewerCommand({
  name: "view.save",
  permission: "view:keep",
  input: viewForm,
  scope,
  run: async ({ actor, input, tx, at }) => {
    const [held] = await tx.select({ n: count() }).from(savedViews).where(eq(savedViews.page, input.page));
    if ((held?.n ?? 0) >= MOST_VIEWS) throw new AppError("view.too-many");
    const id = newId();
    await tx.insert(savedViews).values({ id, userId: actor.userId, ...input, createdAt: at });
    return {
      result: { id },
      audit: [{ ...streamOf(actor), action: "view.saved", object: { kind: "view", id } }],
    };
  },
});

export const renameView = defineViewerCommand({
  name: "view.rename",
  permission: "view:keep",
  input: renameForm,
  scope,
  run: async ({ actor, input, tx }) => {
    const { id, name } = input;
    const changed = await tx
      .update(savedViews)
      .set({ name })
      .where(eq(savedViews.id, id))
      .returning({ id: savedViews.id });
    if (changed.length === 0) throw new AppError("record.not-found");
    return {
      result: {},
      audit: [{ ...streamOf(actor), action: "view.renamed", object: { kind: "view", id } }],
    };
  },
});

export const removeView = defineViewerCommand({
  name: "view.remove",
  permission: "view:keep",
  input: removeForm,
  scope,
  run: async ({ actor, input: { id }, tx }) => {
    const removed = await tx.delete(savedViews).where(eq(savedViews.id, id)).returning({ id: savedViews.id });
    if (removed.length === 0) throw new AppError("record.not-found");
    return {
      result: {},
      audit: [{ ...streamOf(actor), action: "view.removed", object: { kind: "view", id } }],
    };
  },
});
