import "server-only";
import { and, asc, desc, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { fieldDiff } from "@/lib/audit/diff";
import { AppError } from "@/lib/errors";
import { outcomeColumns } from "./outcome";
import { type PublishedRuleSet, publishedRuleSet } from "./published";

export type ClassificationRow = typeof classifications.$inferSelect;

export function ruleSetFor(version: string | undefined): PublishedRuleSet {
  const published = publishedRuleSet(version);
  if (published === undefined) {
    throw new AppError("input.invalid", { fields: [{ path: "ruleSet", code: "choice" }] });
  }
  return published;
}

/** An application whose classification may be worked on, held until the end of the transaction. */
export async function lockApplication(tx: Transaction, id: string) {
  const [row] = await tx.select().from(applications).where(eq(applications.id, id)).for("no key update");
  if (row === undefined) throw new AppError("record.not-found");
  if (row.state === "retired" || row.state === "suspended") throw new AppError("record.wrong-state");
  return row;
}

/** Versions of one module, newest first. */
export function versionsOf(tx: Transaction, institutionId: string, applicationId: string, moduleKey: string) {
  return tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.applicationId, applicationId),
        eq(classifications.moduleKey, moduleKey),
      ),
    )
    .orderBy(desc(classifications.revision));
}

/** The modules of an application that stand, each with the name of its newest version. */
export async function standingModules(tx: Transaction, institutionId: string, applicationId: string) {
  const rows = await tx
    .select({ key: classifications.moduleKey, name: classifications.moduleName })
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.applicationId, applicationId),
        ne(classifications.state, "superseded"),
      ),
    )
    .orderBy(asc(classifications.revision));
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return [...names].map(([key, name]) => ({ key, name }));
}

/** Somebody saved a newer version. */
export const stale = ({ savedByName, savedAt }: ClassificationRow) =>
  new AppError("record.stale", { values: { by: savedByName ?? "", at: savedAt.toISOString() } });

export async function supersede(tx: Transaction, row: ClassificationRow, at: Date): Promise<void> {
  await tx
    .update(classifications)
    .set({ state: "superseded", supersededAt: at })
    .where(and(eq(classifications.institutionId, row.institutionId), eq(classifications.id, row.id)));
}

const summaryFields = [
  "answers",
  "asOf",
  "ruleSetVersion",
  ...Object.keys(outcomeColumns({ results: {}, tier: null, prohibitions: [], obligations: [], flags: [] })),
];
/** What the trail says of a step from one version to the next. Rows hold plain JSON in these columns. */
export const diffOf = (before: ClassificationRow | undefined, after: Partial<ClassificationRow>) =>
  fieldDiff(
    (before ?? {}) as Parameters<typeof fieldDiff>[0],
    after as Parameters<typeof fieldDiff>[1],
    summaryFields,
  );
