import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { badges, type Provenance, publicationReasons, recordKinds, versionSteps } from "../values";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { institutions } from "./institutions";
import type { PublishedDocument } from "./reference";

/**
 * Every revision of a record as it was saved: added to, never changed. The fields of a deployment's configuration stand with
 * it, under names of their own.
 */
export const recordVersions = pgTable(
  "record_versions",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    recordKind: text("record_kind").notNull(),
    recordId: uuid("record_id").notNull(),
    revision: integer("revision").notNull(),
    step: text("step").notNull(),
    /** The version whose values were brought back. */
    restoredFrom: integer("restored_from"),
    /** How far a loaded record was trusted when it came; what people decided later stands in the reviews. */
    badge: text("badge"),
    values: jsonb("values").$type<Record<string, unknown>>().notNull(),
    provenance: jsonb("provenance").$type<Provenance>().notNull(),
    byId: uuid("by_id"),
    byName: text("by_name"),
    byRole: text("by_role"),
    at: instant("at").notNull(),
    digest: text("digest").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    unique("record_versions_once").on(t.institutionId, t.recordId, t.revision),
    index("record_versions_id").on(t.id),
    index("record_versions_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "record_versions_institution",
    }),
    check("record_versions_kind", oneOf("record_kind", recordKinds)),
    check("record_versions_step", oneOf("step", versionSteps)),
    check("record_versions_badge", sql`badge is null or ${oneOf("badge", badges)}`),
    check("record_versions_restored", sql`(step = 'restored') = (restored_from is not null)`),
    check("record_versions_earlier", sql`restored_from < revision`),
    check("record_versions_person", sql`(step in ('loaded', 'kept')) = (by_id is null)`),
    check("record_versions_digest", sql`digest ~ '^[0-9a-f]{64}$'`),
    // A person keeps what they did; what was loaded, and how far it was trusted, is nobody's to write.
    ...tenantPolicies("record_versions", {
      hospital: sql`by_role <> 'reviewer' and by_id is not null and badge is null`,
      regulator: sql`by_role = 'reviewer' and step = 'created' and badge is null`,
    }),
  ],
).enableRLS();

/** One public record as a version of it showed it: the columns of its row and its document, in the database's own names. */
export type ShownRecord = { number: string; kind: string; state: string; published_at: string } & Partial<{
  document: PublishedDocument;
}> &
  Record<string, unknown>;

/** Every version of every public record, as it stood: added to by keep_published_versions() only, never changed. */
export const publishedVersions = pgTable(
  "published_versions",
  {
    number: text("number").notNull(),
    version: integer("version").notNull(),
    institutionId: uuid("institution_id").notNull(),
    recordId: uuid("record_id").notNull(),
    reason: text("reason").notNull(),
    publishedAt: instant("published_at").notNull(),
    record: jsonb("record").$type<ShownRecord>().notNull(),
    digest: text("digest").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.number, t.version] }),
    index("published_versions_institution").on(t.institutionId),
    check("published_versions_reason", oneOf("reason", publicationReasons)),
    check("published_versions_digest", sql`digest ~ '^[0-9a-f]{64}$'`),
  ],
);
