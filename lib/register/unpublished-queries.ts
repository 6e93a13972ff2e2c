import "server-only";
import { and, inArray, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { type Asked, findInReach } from "./find-queries";

/** Of the records in the viewer's reach that a number or a name means, those the register does not show. */
export const findUnpublished = defineQuery({
  name: "record.unpublished",
  permission: "institution:read",
  run: async (tx: Transaction, _viewer: Viewer, asked: Asked) => {
    const found = await findInReach(tx, asked);
    if (found.length === 0) return [];
    const { number, state } = publishedRecords;
    const numbers = found.map((record) => record.number);
    const shown = await tx
      .select({ number })
      .from(publishedRecords)
      .where(and(inArray(number, numbers), ne(state, "retired")));
    const isPublic = new Set(shown.map((row) => row.number));
    return found.filter((record) => !isPublic.has(record.number));
  },
});
