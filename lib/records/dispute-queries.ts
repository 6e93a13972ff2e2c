import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recordDisputes } from "@/db/schema/claims";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";

type About = { institutionId: string; recordId: string };

/** The disputes of one record, newest first. */
export const listDisputesOf = defineQuery({
  name: "dispute.record",
  permission: "institution:read",
  run: async (tx: Transaction, _viewer: Viewer, { institutionId, recordId }: About) => {
    if (!isUuid(institutionId) || !isUuid(recordId)) return [];
    return tx
      .select()
      .from(recordDisputes)
      .where(and(eq(recordDisputes.institutionId, institutionId), eq(recordDisputes.recordId, recordId)))
      .orderBy(desc(recordDisputes.filedAt));
  },
});

const QUEUE = 200;

/** Disputes that wait for a reviewer of the jurisdiction, oldest first. */
export const listOpenDisputes = defineQuery({
  name: "dispute.open",
  permission: "record:verify",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const found = await tx
      .select({ dispute: recordDisputes, nameZh: institutions.nameZh, nameEn: institutions.nameEn })
      .from(recordDisputes)
      .innerJoin(institutions, eq(institutions.institutionId, recordDisputes.institutionId))
      .where(eq(recordDisputes.state, "open"))
      .orderBy(asc(recordDisputes.filedAt))
      .limit(QUEUE);
    return found.map(({ dispute, ...names }) => ({ ...dispute, institution: names }));
  },
});
export type OpenDispute = Awaited<ReturnType<typeof listOpenDisputes>>[number];
