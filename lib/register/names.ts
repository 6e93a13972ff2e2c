import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

export type InstitutionName = { number: string; nameZh: string; nameEn: string | null };

/** Public names of institutions by id, for lists that hold ids only. One that is not public has no name here. */
export const institutionNames = defineQuery({
  name: "register.names",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, { ids }: { ids: readonly string[] }) => {
    if (ids.length === 0) return new Map<string, InstitutionName>();
    const { institutionId, number, nameZh, nameEn, kind } = publishedRecords;
    const rows = await tx
      .select({ institutionId, number, nameZh, nameEn })
      .from(publishedRecords)
      .where(and(eq(kind, "institution"), inArray(institutionId, [...new Set(ids)])));
    return new Map<string, InstitutionName>(rows.map((row) => [row.institutionId, row]));
  },
});
