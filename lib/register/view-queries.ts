import "server-only";
import { asc } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViews } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

/** One's own views, by name. */
export const listViews = defineQuery({
  name: "view.list",
  permission: "view:keep",
  run: (tx: Transaction, _viewer: Viewer, _: Record<string, never>) =>
    tx
      .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
      .from(savedViews)
      .orderBy(asc(savedViews.name), asc(savedViews.id)),
});
