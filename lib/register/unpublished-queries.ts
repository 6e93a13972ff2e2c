import "server-only";
import { and, inArray, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import type { RegisterFilter } from "./facets";
import { matchesOwn } from "./own-match";
import { readOwnRecords } from "./own-records";

/** As many as are shown above a list; the count says how many there are. */
const SHOWN = 10;

type Asked = { filter: RegisterFilter; number: string | null };

/** Of the viewer's own institution, what the filter of the register would find and the register does not show. */
export const findUnpublished = defineQuery({
  name: "record.unpublished",
  permission: "institution:read",
  run: async (tx: Transaction, viewer: Viewer, { filter, number }: Asked) => {
    if (viewer.institutionId === null) return { records: [], count: 0 };
    const found = (await readOwnRecords(tx)).filter((record) => matchesOwn(record, filter, number));
    if (found.length === 0) return { records: [], count: 0 };
    const shown = await tx
      .select({ number: publishedRecords.number })
      .from(publishedRecords)
      .where(
        and(
          inArray(
            publishedRecords.number,
            found.map((record) => record.number),
          ),
          ne(publishedRecords.state, "retired"),
        ),
      );
    const isPublic = new Set(shown.map((row) => row.number));
    const hidden = found.filter((record) => !isPublic.has(record.number));
    return { records: hidden.slice(0, SHOWN), count: hidden.length };
  },
});
