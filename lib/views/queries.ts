import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViews } from "@/db/schema/users";
import type { ViewPage } from "@/db/values/views";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

/** One's own views by name: of one page, or of all. */
export const listViews = defineQuery({
  name: "view.list",
  permission: "view:keep",
  run: (tx: Transaction, _viewer: Viewer, { page }: { page: ViewPage | null }) =>
    tx
      .select({ id: savedViews.id, page: savedViews.page, name: savedViews.name, query: savedViews.query })
      .from(savedViews)
      .where(page === null ? undefined : eq(savedViews.page, page))
      .orderBy(asc(savedViews.name), asc(savedViews.id)),
});
