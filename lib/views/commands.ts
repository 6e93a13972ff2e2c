import "server-only";
import { and, count, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViews } from "@/db/schema/users";
import type { ViewPage } from "@/db/values/views";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { streamOf } from "@/lib/users/stream-of";
import { MOST_VIEWS, pageNeeds, removeForm, renameForm, viewForm } from "./schema";

/** A view is its person's own, whoever they are; the entry goes where the trail of their acts is. */
const scope = (actor: Viewer) =>
  ({ kind: "account", userId: actor.userId, institutionId: streamOf(actor).institutionId }) as const;

/** What a person keeps is counted and compared before it is written. */
const oneAtATime = (tx: Transaction, { userId }: Viewer) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`views ${userId}`}, 0))`);

/** Of two views of one name on a page, nobody could tell which is which. */
async function refuseTaken(
  tx: Transaction,
  { page, name, id }: { page: ViewPage; name: string; id: string },
) {
  const [taken] = await tx
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(and(eq(savedViews.page, page), eq(savedViews.name, name), ne(savedViews.id, id)))
    .limit(1);
  if (taken !== undefined) throw new AppError("view.name-taken");
}

/** Keeps a view of a page under a name. Row security leaves each person their own. */
export const saveView = defineViewerCommand({
  name: "view.save",
  permission: "view:keep",
  input: viewForm,
  scope,
  run: async ({ actor, input, tx, at }) => {
    if (!may(actor.role, pageNeeds[input.page])) throw new AppError("permission.denied");
    await oneAtATime(tx, actor);
    const [held] = await tx.select({ n: count() }).from(savedViews).where(eq(savedViews.page, input.page));
    if ((held?.n ?? 0) >= MOST_VIEWS) throw new AppError("view.too-many");
    const id = newId();
    await refuseTaken(tx, { ...input, id });
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
    await oneAtATime(tx, actor);
    const [renamed] = await tx.update(savedViews).set({ name }).where(eq(savedViews.id, id)).returning();
    if (renamed === undefined) throw new AppError("record.not-found");
    await refuseTaken(tx, renamed);
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
