import "server-only";
import { asc, desc } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { privateSuites, suiteSignOffs } from "@/db/schema/suites";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { itemDigest } from "./asked-items";
import { publicSuites, suiteItemSchema } from "./suites";

/** The public suites, item by item, each with the last word on it as it stands now. */
export const listSuiteItems = defineQuery({
  name: "suite.items",
  permission: "spot-check:read",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const rows = await tx.select().from(suiteSignOffs).orderBy(asc(suiteSignOffs.at), asc(suiteSignOffs.id));
    const last = new Map(rows.map((row) => [`${row.suite} ${row.itemId} ${row.itemDigest}`, row]));
    return publicSuites.map(({ id: suite, items }) => ({
      suite,
      items: items.map((item) => {
        const said = last.get(`${suite} ${item.id} ${itemDigest(item)}`);
        const { id: itemId, lang, category, severity, check, messages, reason, source } = item;
        return {
          itemId,
          item: { lang, category, severity, check, messages, reason, source },
          signOff:
            said === undefined
              ? null
              : {
                  decision: said.decision === "approved" ? ("approved" as const) : ("rejected" as const),
                  qualification: said.qualification,
                  note: said.note,
                  by: said.byName,
                  at: said.at.toISOString(),
                },
        };
      }),
    }));
  },
});
export type SuiteItems = Awaited<ReturnType<typeof listSuiteItems>>;

/** Suites of authorities in the viewer's reach, drafts too, with their items: what no hospital is shown. */
export const listPrivateSuites = defineQuery({
  name: "suite.private",
  permission: "suite:keep",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    const rows = await tx.select().from(privateSuites).orderBy(desc(privateSuites.id));
    return rows.map(({ items, userId, ...row }) => ({
      ...row,
      isOwn: userId === viewer.userId,
      items: z.array(suiteItemSchema).parse(items),
    }));
  },
});
export type PrivateSuites = Awaited<ReturnType<typeof listPrivateSuites>>;
