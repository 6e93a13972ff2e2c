import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { auditOutcomes } from "../values";
import { oneOf } from "./checks";
import { instant, policies, tenantKey } from "./columns";

const readers = {
  hospital: "ownInstitution",
  regulator: "ownJurisdiction",
  admin: "everything",
  system: "ownInstitution",
  auth: "ownInstitution",
  account: "ownInstitution",
} as const;

/** One chain per institution, plus the portal's own. INSERT and SELECT are the only grants. */
export const auditEvents = pgTable(
  "audit_events",
  {
    ...tenantKey(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id").notNull(),
    outcome: text("outcome").notNull(),
    event: jsonb("event").$type<Record<string, unknown>>().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.seq] }),
    index("audit_events_jurisdiction").on(t.jurisdictionCode, t.at),
    index("audit_events_at").on(t.at),
    index("audit_events_object").on(t.institutionId, t.objectId),
    check("audit_events_outcome", oneOf("outcome", auditOutcomes)),
    check("audit_events_hash", sql`hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$'`),
    ...policies("audit_events", readers),
  ],
).enableRLS();

/** The last link of each chain; its row lock puts concurrent appends in order. */
export const auditHeads = pgTable(
  "audit_heads",
  {
    ...tenantKey(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId] }),
    index("audit_heads_jurisdiction").on(t.jurisdictionCode),
    ...policies("audit_heads", readers),
  ],
).enableRLS();
