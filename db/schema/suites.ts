import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { authorities } from "../values";
import { checkRhythms, signOffDecisions } from "../values/spot-checks";
import { oneOf } from "./checks";
import { instant, jurisdictionCode, policies, tenantKey, tenantPolicies } from "./columns";
import { deployments } from "./deployments";

/** What clinicians say to the items of the public suites: added to, never changed; the last word of each item counts. */
export const suiteSignOffs = pgTable(
  "suite_sign_offs",
  {
    id: uuid("id").primaryKey(),
    suite: text("suite").notNull(),
    itemId: text("item_id").notNull(),
    /** SHA-256 of the item as it was signed. */
    itemDigest: text("item_digest").notNull(),
    decision: text("decision").notNull(),
    /** Profession and title of who signs, in their words. */
    qualification: text("qualification").notNull(),
    note: text("note").notNull(),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    index("suite_sign_offs_item").on(t.suite, t.itemId, t.at),
    check("suite_sign_offs_decision", oneOf("decision", signOffDecisions)),
    check("suite_sign_offs_digest", sql`item_digest ~ '^[0-9a-f]{64}$'`),
    ...policies("suite_sign_offs", {
      hospital: "everything",
      regulator: "everything",
      system: "everything",
      account: "everything",
    }),
  ],
).enableRLS();

/** Items of an authority's own, of which hospitals know nothing beforehand. A published one is never changed. */
export const privateSuites = pgTable(
  "private_suites",
  {
    id: uuid("id").primaryKey(),
    jurisdictionCode: jurisdictionCode().notNull(),
    authority: text("authority").notNull(),
    name: text("name").notNull(),
    items: jsonb("items").$type<Record<string, unknown>[]>().notNull(),
    revision: integer("revision").notNull().default(1),
    isPublished: boolean("is_published").notNull().default(false),
    /** SHA-256 of the published items. */
    digest: text("digest"),
    /** Who made it, and alone changes it before it is published. */
    userId: uuid("user_id").notNull(),
    madeByName: text("made_by_name").notNull(),
    madeAt: instant("made_at").notNull(),
    publishedAt: instant("published_at"),
  },
  (t) => [
    index("private_suites_jurisdiction").on(t.jurisdictionCode),
    check("private_suites_authority", oneOf("authority", authorities)),
    check(
      "private_suites_published",
      sql`is_published = (digest is not null) and is_published = (published_at is not null)`,
    ),
    ...policies("private_suites", { regulator: "ownAuthority", account: "ownUser" }),
  ],
).enableRLS();

/** A check that begins by itself, by the calendar of Beijing. */
export const spotCheckSchedules = pgTable(
  "spot_check_schedules",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    deploymentId: uuid("deployment_id").notNull(),
    suites: text("suites").array().notNull(),
    languages: text("languages").array().notNull(),
    samplesPerItem: integer("samples_per_item").notNull(),
    rhythm: text("rhythm").notNull(),
    /** 1 (Monday) to 7 of a weekly one; day of the month, 1 to 28, of a monthly one; null of a daily one. */
    day: integer("day"),
    hour: integer("hour").notNull(),
    nextAt: instant("next_at").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeByName: text("made_by_name").notNull(),
    madeByRole: text("made_by_role").notNull(),
    madeAt: instant("made_at").notNull(),
    /** Why the last one could not begin: a code of lib/errors.ts. */
    lastRefusal: text("last_refusal"),
    endedAt: instant("ended_at"),
    endedByName: text("ended_by_name"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("spot_check_schedules_id").on(t.id),
    index("spot_check_schedules_jurisdiction").on(t.jurisdictionCode),
    index("spot_check_schedules_next").on(t.nextAt),
    foreignKey({
      columns: [t.institutionId, t.deploymentId],
      foreignColumns: [deployments.institutionId, deployments.id],
      name: "spot_check_schedules_deployment",
    }),
    check("spot_check_schedules_rhythm", oneOf("rhythm", checkRhythms)),
    check(
      "spot_check_schedules_day",
      sql`case rhythm when 'daily' then day is null when 'weekly' then day between 1 and 7 else day between 1 and 28 end`,
    ),
    check("spot_check_schedules_hour", sql`hour between 0 and 23`),
    ...tenantPolicies("spot_check_schedules"),
  ],
).enableRLS();
