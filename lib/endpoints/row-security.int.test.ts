import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import { makeEndpoint } from "@/lib/testing/endpoints";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { attempt, DENIED, scopeOfHospital } from "@/lib/testing/raw-scope";

/** What the database keeps to whatever our own code should ask of it. */
let portal: TestPortal;
let hospital: TestHospital;
beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const make = (change: Parameters<typeof makeEndpoint>[3] = {}) =>
  makeEndpoint(portal, hospital, 8000, change);
const hospitalTries = (statement: ReturnType<typeof sql>) => attempt(scopeOfHospital(hospital), statement);
const CHECK_VIOLATED = "23514";

it("keeps no approval of what was changed", async () => {
  const { id } = await make();
  for (const change of [
    sql`host = '127.0.0.2'`,
    sql`port = 1`,
    sql`network = '10.0.0.0/8'`,
    sql`key_mark = ${newId()}, key_last_four = 'abcd'`,
    sql`ca_pem = 'x'`,
    sql`model_id_sent = 'other'`,
    sql`is_simulator = true`,
  ]) {
    expect(await hospitalTries(sql`update endpoints set ${change} where id = ${id}`)).toBe(CHECK_VIOLATED);
  }
  expect(await hospitalTries(sql`update endpoints set port = 1, state = 'pending' where id = ${id}`)).toBe(1);
  expect(await hospitalTries(sql`update endpoints set per_minute = 5 where id = ${id}`)).toBe(1);
});

it("lets no hospital approve, and nobody approve their own proposal", async () => {
  const { id } = await make({ state: "pending" });
  expect(await hospitalTries(sql`update endpoints set state = 'approved' where id = ${id}`)).toBe(
    CHECK_VIOLATED,
  );
  expect(await hospitalTries(sql`update endpoints set approved_by = ${newId()} where id = ${id}`)).toBe(
    DENIED,
  );
  const admin = { kind: "admin", userId: hospital.it.userId } as const;
  const own = sql`update endpoints set approved_by = proposed_by where id = ${id}`;
  expect(await attempt(admin, own)).toBe(CHECK_VIOLATED);
  expect(await attempt(admin, sql`update endpoints set host = 'x' where id = ${id}`)).toBe(DENIED);
});

it("shows a sealed key to no person's role", async () => {
  await make({ key: "sk-0123456789abcdef" });
  const reading = sql`select count(sealed)::int as n from endpoint_keys`;
  expect(await hospitalTries(reading)).toBe(DENIED);
  const near = scopeOf(await makeReviewer(portal));
  expect(await attempt(near, reading)).toBe(DENIED);
  expect(await attempt({ kind: "admin", userId: hospital.it.userId }, reading)).toBe(DENIED);
});

it("shows where a model is to reviewers of the place, and to no rule editor of it", async () => {
  const { id } = await make();
  const seat = { authority: "nhc", jurisdictionCode: "330000" } as const;
  const editor = await makeViewer(portal, { role: "rule_editor", ...seat });
  const seen = sql`select count(*)::int as n from endpoints where id = ${id}`;
  expect(await attempt(scopeOf(await makeReviewer(portal)), seen)).toBe(1);
  expect(await attempt(scopeOf(editor), seen)).toBe(0);
  expect(await attempt(scopeOf(editor), sql`select count(*)::int as n from institutions`)).toBeGreaterThan(0);
});
