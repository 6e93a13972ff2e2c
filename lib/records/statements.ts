import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { fieldReviews, fieldStatements } from "@/db/schema/claims";
import type { FieldProvenance, Provenance, RecordKind } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import { type FieldValues, isBlank, type Sourced } from "./claims";

type Place = { institutionId: string; jurisdictionCode: string };
/** Whose values they are. A configuration's stand with its deployment, under names of their own. */
export type StatementsOf = Place & { kind: RecordKind; id: string; revision: number; prefix?: string };
type Statement = typeof fieldStatements.$inferInsert;

const onDay = (asOf: string, otherwise: Date): Date => {
  const day = new Date(asOf);
  return Number.isNaN(day.getTime()) ? otherwise : day;
};

/** What a value was before the portal's first change of it. */
function inherited(value: unknown, known: FieldProvenance, at: Date) {
  const person = { byId: null, byName: null, byRole: null };
  return { stand: "inherited", value, source: known.source, ...person, at: onDay(known.asOf, at) };
}

/**
 * Writes down every field an edit changed or claimed. A value from before the first change is written down with it, so
 * that nothing said is lost; a field that kept its provenance was not touched.
 */
export async function keepStatements(
  tx: Transaction,
  of: StatementsOf,
  before: Sourced,
  after: { values: FieldValues; provenance: Provenance },
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const { institutionId, jurisdictionCode, kind: recordKind, id: recordId, revision, prefix = "" } = of;
  const written = await tx
    .selectDistinct({ field: fieldStatements.field })
    .from(fieldStatements)
    .where(and(eq(fieldStatements.institutionId, institutionId), eq(fieldStatements.recordId, recordId)));
  const known = new Set(written.map(({ field }) => field));
  const rows = Object.entries(after.provenance).flatMap(([name, now]): Statement[] => {
    const then = before.provenance[name];
    if (then === now) return [];
    const field = `${prefix}${name}`;
    const key = { institutionId, jurisdictionCode, recordKind, recordId, field };
    const value = after.values[name];
    const own: Statement = {
      ...key,
      id: newId(),
      revision,
      stand: now.claim?.stand ?? (now.restoredFrom === undefined ? "stated" : "restored"),
      value: isBlank(value) ? null : value,
      nullReason: isBlank(value) ? (now.nullReason ?? null) : null,
      source: now.source,
      evidence: now.claim?.evidence ?? null,
      byId: viewer.userId,
      byName: viewer.name,
      byRole: viewer.role,
      at,
    };
    if (then === undefined || known.has(field) || isBlank(before.values[name])) return [own];
    return [
      { ...key, id: newId(), revision: revision - 1, ...inherited(before.values[name], then, at) },
      own,
    ];
  });
  if (rows.length > 0) await tx.insert(fieldStatements).values(rows);
}

/** Everything said of a record's fields, oldest first, and what reviewers found on comparing. */
export async function statementsOn(tx: Transaction, institutionId: string, recordId: string) {
  const [statements, reviews] = await Promise.all([
    tx
      .select()
      .from(fieldStatements)
      .where(and(eq(fieldStatements.institutionId, institutionId), eq(fieldStatements.recordId, recordId)))
      .orderBy(asc(fieldStatements.at), asc(fieldStatements.id)),
    tx
      .select()
      .from(fieldReviews)
      .where(and(eq(fieldReviews.institutionId, institutionId), eq(fieldReviews.recordId, recordId)))
      .orderBy(asc(fieldReviews.at), asc(fieldReviews.id)),
  ]);
  return { statements, reviews };
}
export type RecordStatements = Awaited<ReturnType<typeof statementsOn>>;
