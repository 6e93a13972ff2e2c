import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
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
import { endpointSchemes, serverKinds } from "../values";
import {
  callOutcomes,
  callPurposes,
  endpointStates,
  targetKinds,
  thinkingSwitches,
} from "../values/endpoints";
import { oneOf } from "./checks";
import { instant, policies, tenantKey, tenantPolicies } from "./columns";
import { deployments } from "./deployments";

/**
 * All that an approval is about, as one text; null while any of it is missing. A row that is approved must still say what
 * it said then (`endpoints_as_approved`), whoever writes it: only an administrator may write `approved_target`.
 */
export const targetNow = sql.raw(
  "scheme || '://' || host || ':' || port || base_path || ' ' || network || ' ' || server_kind || ' ' || target_kind || ' ' || model_id_sent" +
    " || ' ' || coalesce(key_mark::text, '-') || ' ' || md5(coalesce(ca_pem, '')) || ' ' || is_simulator::text",
);

/** What hangs on an endpoint: its hospital's, its reviewers' and its jobs'. */
const reviewerPolicies = {
  hospital: "ownInstitution",
  regulator: "reviewedJurisdiction",
  system: "ownInstitution",
} as const;

/** Where a deployment's model answers, within which limits, and whether it may be called. */
export const endpoints = pgTable(
  "endpoints",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    deploymentId: uuid("deployment_id").notNull(),
    serverKind: text("server_kind"),
    scheme: text("scheme"),
    host: text("host"),
    port: integer("port"),
    modelIdSent: text("model_id_sent"),
    targetKind: text("target_kind").notNull().default("model"),
    /** CIDR in which the host must be, whenever it is called. */
    network: text("network"),
    basePath: text("base_path"),
    thinkingBy: text("thinking_by"),
    isThinkingOn: boolean("is_thinking_on"),
    /** PEM of the authority behind its certificate; null for the public ones. */
    caPem: text("ca_pem"),
    /** Another with every key that is kept or removed: an approval is one of the key too. Null: no key. */
    keyMark: uuid("key_mark"),
    keyLastFour: text("key_last_four"),
    keySetAt: instant("key_set_at"),
    maxInFlight: integer("max_in_flight").notNull().default(2),
    perMinute: integer("per_minute").notNull().default(30),
    headersSeconds: integer("headers_seconds").notNull().default(60),
    gapSeconds: integer("gap_seconds").notNull().default(60),
    totalSeconds: integer("total_seconds").notNull().default(300),
    /** A day's budget, by Beijing's calendar. */
    budgetCalls: integer("budget_calls").notNull().default(2_000),
    budgetTokens: integer("budget_tokens").notNull().default(10_000_000),
    budgetSeconds: integer("budget_seconds").notNull().default(86_400),
    /** No call from here to there, HH:MM in Beijing, over midnight where the first is the later one. */
    quietFrom: text("quiet_from"),
    quietTo: text("quiet_to"),
    /** The demonstration's stand-in: where it listens is this instance's business, not the row's. */
    isSimulator: boolean("is_simulator").notNull().default(false),
    state: text("state").notNull().default("draft"),
    revision: integer("revision").notNull().default(1),
    /** As they stood when it was proposed: what an administrator, who reads no record, is shown. */
    institutionName: text("institution_name"),
    deploymentName: text("deployment_name"),
    deploymentNumber: text("deployment_number"),
    proposedBy: uuid("proposed_by"),
    proposedByName: text("proposed_by_name"),
    proposedAt: instant("proposed_at"),
    approvedTarget: text("approved_target"),
    approvedBy: uuid("approved_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
    /** The kill switch: while it is set nothing is called, whatever the state. */
    killedAt: instant("killed_at"),
    killedByName: text("killed_by_name"),
    killedByRole: text("killed_by_role"),
    killReason: text("kill_reason"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("endpoints_id").on(t.id),
    index("endpoints_jurisdiction").on(t.jurisdictionCode),
    index("endpoints_state").on(t.state),
    unique("endpoints_deployment_once").on(t.institutionId, t.deploymentId),
    foreignKey({
      columns: [t.institutionId, t.deploymentId],
      foreignColumns: [deployments.institutionId, deployments.id],
      name: "endpoints_deployment",
    }),
    check("endpoints_server_kind", oneOf("server_kind", serverKinds)),
    check("endpoints_scheme", oneOf("scheme", endpointSchemes)),
    check("endpoints_target_kind", oneOf("target_kind", targetKinds)),
    check("endpoints_state_known", oneOf("state", endpointStates)),
    check("endpoints_port", sql`port between 1 and 65535`),
    check("endpoints_thinking", oneOf("thinking_by", thinkingSwitches)),
    check("endpoints_thinking_whole", sql`(thinking_by is null) = (is_thinking_on is null)`),
    check("endpoints_key", sql`(key_mark is null) = (key_last_four is null)`),
    check(
      "endpoints_limits",
      sql`max_in_flight between 1 and 128 and per_minute between 1 and 6000 and headers_seconds between 1 and 900
        and gap_seconds between 1 and 900 and total_seconds between 1 and 900
        and budget_calls >= 0 and budget_tokens >= 0 and budget_seconds >= 0`,
    ),
    check("endpoints_quiet", sql`(quiet_from is null) = (quiet_to is null)`),
    check(
      "endpoints_quiet_times",
      sql`quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and quiet_from <> quiet_to`,
    ),
    check("endpoints_two_persons", sql`approved_by is null or approved_by <> proposed_by`),
    check("endpoints_proposed", sql`state = 'draft' or proposed_by is not null`),
    check(
      "endpoints_as_approved",
      sql`state <> 'approved' or coalesce(approved_by is not null and approved_target = (${targetNow}), false)`,
    ),
    check("endpoints_killed", sql`(killed_at is null) = (kill_reason is null)`),
    // An administrator sees every endpoint's record, and of an institution's other rows nothing.
    ...policies("endpoints", {
      hospital: "ownInstitution",
      regulator: "reviewedJurisdiction",
      system: "ownInstitution",
      admin: "everything",
    }),
  ],
).enableRLS();

/** An endpoint's key, sealed (lib/llm/key-envelope.ts). Only the call path may read it: no person's role can. */
export const endpointKeys = pgTable(
  "endpoint_keys",
  {
    ...tenantKey(),
    /** The endpoint's own id, which is sealed along. */
    id: uuid("id").notNull(),
    keyVersion: integer("key_version").notNull(),
    nonce: text("nonce").notNull(),
    sealed: text("sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("endpoint_keys_id").on(t.id),
    index("endpoint_keys_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId, t.id],
      foreignColumns: [endpoints.institutionId, endpoints.id],
      name: "endpoint_keys_endpoint",
    }),
    ...tenantPolicies("endpoint_keys"),
  ],
).enableRLS();

/**
 * What one endpoint was used on one day: set aside before a call, settled after it. A call whose process died stays set
 * aside; a check's is settled by the run that goes on with the checks of the endpoint.
 */
export const endpointUsage = pgTable(
  "endpoint_usage",
  {
    ...tenantKey(),
    endpointId: uuid("endpoint_id").notNull(),
    /** Beijing's calendar. */
    day: date("day", { mode: "string" }).notNull(),
    calls: integer("calls").notNull(),
    reservedTokens: bigint("reserved_tokens", { mode: "number" }).notNull(),
    settledTokens: bigint("settled_tokens", { mode: "number" }).notNull(),
    reservedMs: bigint("reserved_ms", { mode: "number" }).notNull(),
    settledMs: bigint("settled_ms", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.endpointId, t.day] }),
    index("endpoint_usage_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId, t.endpointId],
      foreignColumns: [endpoints.institutionId, endpoints.id],
      name: "endpoint_usage_endpoint",
    }),
    ...policies("endpoint_usage", reviewerPolicies),
  ],
).enableRLS();

/**
 * One row a call: a place among those in flight while it runs, until `expires_at` at the latest, so that a process that died
 * holds none for long; afterwards who called, sizes and times. Never what was asked or answered.
 */
export const endpointCalls = pgTable(
  "endpoint_calls",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    purpose: text("purpose").notNull(),
    /** Who asked for it; null for work that nobody in particular started. */
    userId: uuid("user_id"),
    day: date("day", { mode: "string" }).notNull(),
    startedAt: instant("started_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    reservedTokens: integer("reserved_tokens").notNull(),
    reservedMs: integer("reserved_ms").notNull(),
    endedAt: instant("ended_at"),
    outcome: text("outcome"),
    /** The engine's reason, from its closed list (lib/llm/problem.ts, reading.ts). */
    reason: text("reason"),
    tokens: integer("tokens"),
    bytes: integer("bytes"),
    totalMs: integer("total_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("endpoint_calls_id").on(t.id),
    index("endpoint_calls_jurisdiction").on(t.jurisdictionCode),
    index("endpoint_calls_started").on(t.institutionId, t.endpointId, t.startedAt),
    index("endpoint_calls_running").on(t.institutionId, t.expiresAt).where(sql`ended_at is null`),
    index("endpoint_calls_of_person").on(t.userId).where(sql`ended_at is null`),
    foreignKey({
      columns: [t.institutionId, t.endpointId],
      foreignColumns: [endpoints.institutionId, endpoints.id],
      name: "endpoint_calls_endpoint",
    }),
    check("endpoint_calls_purpose", oneOf("purpose", callPurposes)),
    check("endpoint_calls_outcome", oneOf("outcome", callOutcomes)),
    check("endpoint_calls_ended", sql`(ended_at is null) = (outcome is null)`),
    ...policies("endpoint_calls", reviewerPolicies),
  ],
).enableRLS();

/** A connection test and what it found: evidence with a date, added to and never changed. */
export const endpointTests = pgTable(
  "endpoint_tests",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    /** The endpoint's revision and address that were tried. */
    endpointRevision: integer("endpoint_revision").notNull(),
    address: text("address").notNull(),
    at: instant("at").notNull(),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    byRole: text("by_role").notNull(),
    /** `ConnectionReport` of lib/llm/connection-report.ts. */
    report: jsonb("report").$type<Record<string, unknown>>().notNull(),
    digest: text("digest").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("endpoint_tests_id").on(t.id),
    index("endpoint_tests_jurisdiction").on(t.jurisdictionCode),
    index("endpoint_tests_endpoint").on(t.institutionId, t.endpointId, t.at),
    foreignKey({
      columns: [t.institutionId, t.endpointId],
      foreignColumns: [endpoints.institutionId, endpoints.id],
      name: "endpoint_tests_endpoint_fk",
    }),
    check("endpoint_tests_digest", sql`digest ~ '^[0-9a-f]{64}$'`),
    ...policies("endpoint_tests", reviewerPolicies),
  ],
).enableRLS();
