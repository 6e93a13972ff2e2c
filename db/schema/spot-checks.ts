import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { identityVerdicts, spotCheckStates, spotCheckTriggers } from "../values/spot-checks";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { deployments } from "./deployments";

export const spotCheckSequence = pgSequence("spot_check_sequence", { startWith: 1 });

/** One check of one deployment: which suites, how often each item is asked, and how far it has come. */
export const spotChecks = pgTable(
  "spot_checks",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    number: text("number").notNull(),
    deploymentId: uuid("deployment_id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    /** References of suites, `spot-check-items@1` or `private:<id>`. */
    suites: text("suites").array().notNull(),
    languages: text("languages").array().notNull(),
    samplesPerItem: integer("samples_per_item").notNull(),
    trigger: text("trigger").notNull(),
    scheduleId: uuid("schedule_id"),
    state: text("state").notNull().default("queued"),
    requestedBy: uuid("requested_by"),
    requestedByName: text("requested_by_name").notNull(),
    requestedByRole: text("requested_by_role").notNull(),
    requestedAt: instant("requested_at").notNull(),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    /** Why nothing is asked just now although the check goes on: a reason of the call path. */
    waitsFor: text("waits_for"),
    waitsUntil: instant("waits_until"),
    pausedByName: text("paused_by_name"),
    pausedAt: instant("paused_at"),
    pauseReason: text("pause_reason"),
    stoppedByName: text("stopped_by_name"),
    /** Of a check that was given up: the engine's kind of problem. */
    failure: text("failure"),
    /** What was registered when it was asked for; null before a first configuration. */
    configurationId: uuid("configuration_id"),
    configurationDigest: text("configuration_digest"),
    endpointRevision: integer("endpoint_revision").notNull(),
    modelSent: text("model_sent").notNull(),
    isSimulator: boolean("is_simulator").notNull(),
    /** What the endpoint said of itself, as it gave it (lib/spot-checks/evidence.ts). */
    evidence: jsonb("evidence").$type<Record<string, unknown>>(),
    evidenceDigest: text("evidence_digest"),
    /** Of the whole record, once it has ended: what was asked for, what the endpoint said, every grade. */
    resultDigest: text("result_digest"),
    /** Room for the comparison of declared and observed. */
    identityVerdict: text("identity_verdict"),
    /** The run of the job that has it in hand; a later run takes it from an earlier one. */
    runner: uuid("runner"),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("spot_checks_id").on(t.id),
    index("spot_checks_jurisdiction").on(t.jurisdictionCode, t.id),
    index("spot_checks_deployment").on(t.institutionId, t.deploymentId),
    unique("spot_checks_number_once").on(t.institutionId, t.number),
    foreignKey({
      columns: [t.institutionId, t.deploymentId],
      foreignColumns: [deployments.institutionId, deployments.id],
      name: "spot_checks_deployment_fk",
    }),
    check("spot_checks_state", oneOf("state", spotCheckStates)),
    check("spot_checks_trigger", oneOf("trigger", spotCheckTriggers)),
    check("spot_checks_verdict", oneOf("identity_verdict", identityVerdicts)),
    check("spot_checks_samples", sql`samples_per_item between 1 and 20 and cardinality(suites) > 0`),
    check("spot_checks_ended", sql`(state in ('stopped', 'done', 'failed')) = (ended_at is not null)`),
    check("spot_checks_paused", sql`(state = 'paused') = (pause_reason is not null)`),
    check("spot_checks_failed", sql`(state = 'failed') = (failure is not null)`),
    check(
      "spot_checks_digests",
      sql`configuration_digest ~ '^[0-9a-f]{64}$' and result_digest ~ '^[0-9a-f]{64}$' and evidence_digest ~ '^[0-9a-f]{64}$'`,
    ),
    ...tenantPolicies("spot_checks"),
  ],
).enableRLS();
