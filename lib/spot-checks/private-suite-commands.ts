import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { privateSuites } from "@/db/schema/suites";
import { portalStream } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import type { JsonValue } from "@/lib/canonical";
import { defineViewerCommand } from "@/lib/command/define-command";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { MOST_ITEMS, suiteForm, suiteItemForm, suiteItemRef } from "./private-suite";
import { idForm } from "./schema";
import { type SuiteItem, suiteItemSchema } from "./suites";

/** A suite is written as its maker's own; row security leaves each person theirs. Published, its authority reads it. */
const scope = ({ userId }: Viewer) =>
  ({ kind: "account", userId, institutionId: portalStream.institutionId }) as const;

const entry = (action: string, id: string, detail: Record<string, JsonValue>) => ({
  ...portalStream,
  action,
  object: { kind: "suite", id },
  detail,
});

export const createSuite = defineViewerCommand({
  name: "suite.create",
  permission: "suite:keep",
  input: suiteForm,
  scope,
  run: async ({ actor, input, tx, at }) => {
    const { jurisdiction, authority, userId, name: madeByName } = actor;
    if (jurisdiction === null || authority === null) throw new AppError("permission.denied");
    const id = newId();
    const made = { userId, madeByName, madeAt: at, authority, jurisdictionCode: jurisdiction.code };
    await tx.insert(privateSuites).values({ id, ...input, ...made, items: [] });
    return { result: { id }, audit: [entry("suite.saved", id, { items: 0 })] };
  },
});

/** A draft of the actor's own, with its items. */
async function draft(tx: Transaction, id: string) {
  const [row] = await tx.select().from(privateSuites).where(eq(privateSuites.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  if (row.isPublished) throw new AppError("record.wrong-state");
  return { row, items: z.array(suiteItemSchema).parse(row.items) };
}

async function keep(tx: Transaction, id: string, revision: number, items: readonly SuiteItem[]) {
  await tx
    .update(privateSuites)
    .set({ items: items.map((item) => ({ ...item })), revision: revision + 1 })
    .where(and(eq(privateSuites.id, id), eq(privateSuites.revision, revision)));
  return { result: { id }, audit: [entry("suite.saved", id, { items: items.length })] as const };
}

export const addSuiteItem = defineViewerCommand({
  name: "suite.add",
  permission: "suite:keep",
  input: suiteItemForm,
  scope,
  run: async ({ input, tx }) => {
    const { row, items } = await draft(tx, input.id);
    if (items.length >= MOST_ITEMS) throw new AppError("record.wrong-state");
    const number = Math.max(0, ...items.map(({ id }) => Number(id.slice(-3)))) + 1;
    const item = { ...input.item, id: `own-${String(number).padStart(3, "0")}` };
    return keep(tx, row.id, row.revision, [...items, item]);
  },
});

export const removeSuiteItem = defineViewerCommand({
  name: "suite.remove",
  permission: "suite:keep",
  input: suiteItemRef,
  scope,
  run: async ({ input, tx }) => {
    const { row, items } = await draft(tx, input.id);
    const left = items.filter(({ id }) => id !== input.itemId);
    if (left.length === items.length) throw new AppError("record.not-found");
    return keep(tx, row.id, row.revision, left);
  },
});

/** From here on the suite can be asked, and is never changed. */
export const publishSuite = defineViewerCommand({
  name: "suite.publish",
  permission: "suite:keep",
  input: idForm,
  scope,
  run: async ({ input, tx, at }) => {
    const { row, items } = await draft(tx, input.id);
    if (items.length === 0) throw new AppError("record.incomplete");
    const digest = canonicalDigest(items as JsonValue);
    await tx
      .update(privateSuites)
      .set({ isPublished: true, digest, publishedAt: at })
      .where(eq(privateSuites.id, row.id));
    const published = { ...entry("suite.published", row.id, { items: items.length }), after: digest };
    return { result: { id: row.id }, audit: [published] };
  },
});
