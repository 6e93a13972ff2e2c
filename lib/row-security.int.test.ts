import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/client";
import { scopeOf } from "./auth/actor";
import { newId } from "./ids";
import { type GateWorld, makeGateWorld, rowsOf } from "./testing/gate-world";
import { openTestPortal, type TestPortal } from "./testing/portal";
import {
  attempt,
  bare,
  DENIED,
  fillHospital,
  insertOf,
  rowOf,
  scopeOfHospital,
  strangerScopes,
  table,
} from "./testing/raw-scope";

/** Nothing of the application's code asks for a permission here: the database is left alone with a scope. */
const tenantTables = [
  "applications",
  "audit_events",
  "audit_heads",
  "case_clocks",
  "case_comments",
  "case_conditions",
  "case_decisions",
  "case_events",
  "case_submissions",
  "class_overrides",
  "classifications",
  "configurations",
  "conflict_declarations",
  "deployments",
  "endpoint_calls",
  "endpoint_keys",
  "endpoint_tests",
  "endpoint_usage",
  "endpoints",
  "error_reports",
  "field_reviews",
  "field_statements",
  "information_items",
  "information_requests",
  "infrastructure_modules",
  "institution_contacts",
  "institutions",
  "model_versions",
  "obligation_records",
  "obligations",
  "partition_findings",
  "record_disputes",
  "record_reviews",
  "record_versions",
  "review_cases",
  "signatures",
  "spot_check_bodies",
  "spot_check_events",
  "spot_check_items",
  "spot_check_samples",
  "spot_check_schedules",
  "spot_checks",
] as const;
/** What officials declare about themselves is no business of the hospital. */
const ofAuthority: readonly string[] = ["conflict_declarations"];

let portal: TestPortal;
let world: GateWorld;

beforeAll(async () => {
  portal = await openTestPortal();
  world = await makeGateWorld(portal);
  await fillHospital(world, world.a);
  await fillHospital(world, world.b);
});
afterAll(() => portal.close());

const countOf = (name: string, id: string) =>
  sql`select count(*)::int as n from ${table(name)} where institution_id = ${id}`;
const countAll = (name: string) => sql`select count(*)::int as n from ${table(name)}`;
const updateOf = (name: string, id: string) =>
  sql`update ${table(name)} set jurisdiction_code = jurisdiction_code where institution_id = ${id}`;
const deleteOf = (name: string, id: string) => sql`delete from ${table(name)} where institution_id = ${id}`;
const strangers = () => strangerScopes(world);

it("the list above holds every tenant table", async () => {
  const rows = await portal.asMaintenance((tx) =>
    tx.execute<{ name: string }>(sql`
      select relname as name from pg_class c join pg_index on indrelid = c.oid and indisprimary
      where relnamespace = 'public'::regnamespace and relrowsecurity and exists (select from pg_attribute
        where attrelid = c.oid and attname = 'institution_id' and attnum = any (indkey::int2[]))`),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...tenantTables]);
});

describe.each(tenantTables)("%s", (name) => {
  it("shows, changes, loses and takes no row of A in any scope but A's", async () => {
    const { a } = world;
    const row = await rowOf(world, name, a.id);
    const before = await rowsOf(portal, a.id);
    for (const [who, scope] of Object.entries(strangers())) {
      expect([who, await attempt(scope, countOf(name, a.id))]).toEqual([who, expect.toBeOneOf([0, DENIED])]);
      expect([who, await attempt(scope, updateOf(name, a.id))]).toEqual([who, expect.toBeOneOf([0, DENIED])]);
      expect([who, await attempt(scope, deleteOf(name, a.id))]).toEqual([who, expect.toBeOneOf([0, DENIED])]);
      expect([who, await attempt(scope, insertOf(name, row))]).toEqual([who, DENIED]);
      expect([who, await attempt(scope, sql`truncate ${table(name)}`)]).toEqual([who, DENIED]);
    }
    expect(await rowsOf(portal, a.id)).toBe(before);
  });

  it("shows the row to A's own scope and to its province's reviewer, so the refusals above mean something", async () => {
    const { a } = world;
    const reviewing = scopeOf(world.reviewers[0] ?? a.it);
    const own = await attempt(scopeOfHospital(a), countOf(name, a.id));
    if (ofAuthority.includes(name)) expect(own).toBe(DENIED);
    else expect(own).toBeGreaterThan(0);
    expect(await attempt(reviewing, countOf(name, a.id))).toBeGreaterThan(0);
  });

  it("shows nothing to a role that entered without a setting", async () => {
    for (const role of ["hospital", "regulator", "system", "account", "auth", "public"]) {
      const seen = await bare(`portal_${role}`, countAll(name));
      expect([role, seen]).toEqual([role, expect.toBeOneOf([0, DENIED])]);
    }
    expect(await bare(null, countAll(name))).toBe(DENIED);
  });

  it("lets B give none of its rows to A", async () => {
    const { a, b } = world;
    const give = sql`update ${table(name)} set institution_id = ${a.id} where institution_id = ${b.id}`;
    expect(await attempt(scopeOfHospital(b), give)).toBe(DENIED);
  });
});

describe("the tables of people", () => {
  it("show B nothing of A's people, sessions, requests and drafts", async () => {
    const { a, b } = world;
    const person = a.it.userId;
    const scopes = { ...strangers() };
    delete scopes["the sign-in"];
    for (const [who, scope] of Object.entries(scopes)) {
      const seen = [
        await attempt(scope, sql`select count(*)::int as n from users where id = ${person}`),
        await attempt(scope, sql`select count(*)::int as n from memberships where user_id = ${person}`),
        await attempt(scope, sql`select count(*)::int as n from sessions where user_id = ${person}`),
        await attempt(scope, sql`select count(*)::int as n from membership_requests`),
        await attempt(scope, sql`select count(*)::int as n from drafts where user_id = ${person}`),
        await attempt(scope, sql`delete from drafts where user_id = ${person}`),
        await attempt(scope, sql`update users set name = name where id = ${person}`),
      ];
      expect([who, seen.filter((value) => value !== 0 && value !== DENIED)]).toEqual([who, []]);
    }
    expect(await attempt(scopeOfHospital(b), sql`select count(*)::int as n from drafts`)).toBe(1);
  });

  it("hide password hashes and drafts from administrators and drafts from colleagues", async () => {
    const { b } = world;
    const admin: Scope = { kind: "admin", userId: newId() };
    expect(await attempt(admin, sql`select count(*)::int as n from drafts`)).toBe(DENIED);
    const colleague: Scope = { kind: "hospital", institutionId: b.id, userId: b.quality.userId };
    expect(await attempt(colleague, sql`select count(*)::int as n from drafts`)).toBe(0);
  });
});

describe("what each role may read at all", () => {
  const everybody = [
    "checkpoints",
    "codes",
    "instance_settings",
    "provinces",
    "published_figures",
    "published_records",
    "published_versions",
    "register_bits",
    "register_parts",
    "register_rows",
    "register_stretches",
    "register_values",
    "register_vocabulary",
    "signing_keys",
    "use_cases",
  ];
  it.each([
    ["public", everybody],
    [
      "auth",
      [
        ...everybody,
        "api_tokens",
        "audit_heads",
        "memberships",
        "rate_limits",
        "recovery_codes",
        "second_factors",
        "sessions",
        "sign_in_attempts",
        "users",
      ],
    ],
    [
      "account",
      [
        ...everybody,
        "api_tokens",
        "audit_heads",
        "drafts",
        "idempotency_keys",
        "inbox_marks",
        "membership_requests",
        "memberships",
        "private_suites",
        "saved_views",
        "suite_sign_offs",
        "users",
      ],
    ],
    [
      "admin",
      [
        ...everybody,
        "api_tokens",
        "audit_events",
        "audit_heads",
        "endpoints",
        "idempotency_keys",
        "inbox_marks",
        "invitations",
        "memberships",
        "role_changes",
        // Whose factor stands since when; never a secret.
        "second_factors",
        "sessions",
        "users",
      ],
    ],
  ])("portal_%s", async (role, expected) => {
    const rows = await portal.asMaintenance((tx) =>
      tx.execute<{ name: string }>(sql`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and has_any_column_privilege(${`portal_${role}`}, oid, 'select')`),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...expected].sort());
  });

  it("no role but maintenance writes the public copy or reads the look-ups across institutions", async () => {
    for (const [who, scope] of Object.entries({
      ...strangers(),
      admin: { kind: "admin", userId: newId() } as Scope,
    })) {
      const answers = [
        await attempt(scope, sql`update published_records set badge = badge`),
        await attempt(scope, sql`delete from published_records`),
        await attempt(scope, sql`insert into published_records (number) values ('x')`),
        await attempt(scope, sql`select count(*)::int as n from record_numbers`),
        await attempt(scope, sql`select count(*)::int as n from institution_identifiers`),
        await attempt(scope, sql`select nextval('record_number_sequence')`),
        await attempt(scope, sql`select nextval('error_report_sequence')`),
      ];
      expect([who, answers]).toEqual([who, answers.map(() => DENIED)]);
    }
  });

  it("a login takes on no role beyond its own: no maintenance for the web, no hospital for the worker", async () => {
    expect(await bare("portal_maintenance", sql`select 1 as n`)).toBe(DENIED);
    expect(await bare("portal_hospital", sql`select 1 as n`)).toBe(1);
  });
});
