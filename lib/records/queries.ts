import "server-only";
import { and, asc, desc, eq, inArray, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { recordReviews } from "@/db/schema/records";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { defineQuery } from "@/lib/command/define-query";
import { type RecordSummary, summaryOf } from "./summary";

export type QueueItem = RecordSummary & { institutionName: string; institutionNameEn: string | null };

const PAGE = 200;

async function standing(tx: Transaction, states: string[]): Promise<QueueItem[]> {
  const owner = { institutionName: institutions.nameZh, institutionNameEn: institutions.nameEn };
  const [ins, dep, app] = await Promise.all([
    tx
      .select()
      .from(institutions)
      .where(inArray(institutions.state, states))
      .orderBy(desc(institutions.updatedAt))
      .limit(PAGE),
    tx
      .select({ row: deployments, ...owner })
      .from(deployments)
      .innerJoin(institutions, eq(institutions.institutionId, deployments.institutionId))
      .where(inArray(deployments.state, states))
      .orderBy(desc(deployments.updatedAt))
      .limit(PAGE),
    tx
      .select({ row: applications, ...owner })
      .from(applications)
      .innerJoin(institutions, eq(institutions.institutionId, applications.institutionId))
      .where(inArray(applications.state, states))
      .orderBy(desc(applications.updatedAt))
      .limit(PAGE),
  ]);
  return [
    ...ins.map((row) => ({
      ...summaryOf("institution", row),
      institutionName: row.nameZh,
      institutionNameEn: row.nameEn,
    })),
    ...dep.map(({ row, ...names }) => ({ ...summaryOf("deployment", row), ...names })),
    ...app.map(({ row, ...names }) => ({ ...summaryOf("application", row), ...names })),
  ];
}

/** Everything in the viewer's reach that is waiting for somebody: drafts, returned and handed-in records, newest first. */
export const listOpenRecords = defineQuery({
  name: "record.open",
  permission: "home:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    if (!may(viewer.role, "institution:read")) return [];
    const items = await standing(tx, ["draft", "returned", "submitted"]);
    return items.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  },
});

/** What a reviewer has to verify: confirmed inside the hospital, oldest first. */
export const listReviewQueue = defineQuery({
  name: "record.queue",
  permission: "record:verify",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const items = await standing(tx, ["submitted"]);
    const waiting = items.filter((item) => item.nextAct === "reviewer_verifies");
    return waiting.sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0));
  },
});

/** The decisions on a record, oldest first. */
export async function decisionsOn(tx: Transaction, institutionId: string, recordId: string) {
  return tx
    .select()
    .from(recordReviews)
    .where(and(eq(recordReviews.institutionId, institutionId), eq(recordReviews.recordId, recordId)))
    .orderBy(asc(recordReviews.decidedAt));
}

/** How many records of each kind are in reach, and how many of them wait: the figures of the contents column. */
export const countRecords = defineQuery({
  name: "record.count",
  permission: "home:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) => {
    // Whoever has no records within reach has no right to their tables either: asking would be an error, not a zero.
    if (!may(viewer.role, "institution:read")) return { institutions: 0, deployments: 0, applications: 0 };
    const [institutionCount, deploymentCount, applicationCount] = await Promise.all([
      tx.$count(institutions, ne(institutions.state, "retired")),
      tx.$count(deployments, ne(deployments.state, "retired")),
      tx.$count(applications, ne(applications.state, "retired")),
    ]);
    return { institutions: institutionCount, deployments: deploymentCount, applications: applicationCount };
  },
});
