import "server-only";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import type { RecordKind, RecordState } from "@/db/values";
import { applicationFields } from "@/lib/applications/schema";
import { deploymentFields } from "@/lib/deployments/schema";
import { institutionFields } from "@/lib/institutions/schema";
import type { Sourced } from "./claims";
import type { RecordStanding } from "./rules";

export type InstitutionRow = typeof institutions.$inferSelect;
export type DeploymentRow = typeof deployments.$inferSelect;
export type ApplicationRow = typeof applications.$inferSelect;
export type RecordRow = InstitutionRow | DeploymentRow | ApplicationRow;

const tables = { institution: institutions, deployment: deployments, application: applications };

/** The three record tables share `recordColumns()`; for what only touches those, any of them stands for all. */
export function recordTable(kind: RecordKind): typeof institutions {
  return tables[kind] as typeof institutions;
}

const fields: Record<RecordKind, readonly string[]> = {
  institution: institutionFields,
  deployment: deploymentFields,
  application: applicationFields,
};

// A list column is never null: what a form calls blank is stored as an empty list, and must not look like a change.
const blankAsNull = (value: unknown) => (Array.isArray(value) && value.length === 0 ? null : (value ?? null));

/** The regulated values of a record, by name: what is compared, digested and shown. */
export function fieldValues(kind: RecordKind, row: RecordRow): Record<string, unknown> {
  const loose = row as Record<string, unknown>;
  return Object.fromEntries(fields[kind].map((field) => [field, blankAsNull(loose[field])]));
}

/** A record's values with where they came from: what claims are asked and judged on. */
export const sourcedOf = (kind: RecordKind, row: RecordRow): Sourced => ({
  values: fieldValues(kind, row),
  provenance: row.provenance,
});

export function standingOf(row: RecordRow): RecordStanding {
  return {
    state: row.state as RecordState,
    revision: row.revision,
    origin: row.origin,
    confirmedRevision: row.confirmedRevision,
    verifiedRevision: row.verifiedRevision,
    publishedRevision: row.publishedRevision,
  };
}
