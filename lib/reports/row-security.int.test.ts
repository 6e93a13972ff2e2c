import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/client";
import { PORTAL_STREAM_ID } from "@/db/values";
import { scopeOf } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import { type GateWorld, makeGateWorld } from "@/lib/testing/gate-world";
import { publishedDeployment } from "@/lib/testing/journey";
import { openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { attempt, DENIED, scopeOfHospital, strangerScopes } from "@/lib/testing/raw-scope";
import { openReport } from "@/lib/testing/reports";

/** The application's code asks for nothing here: what is refused is refused by the database. */
let portal: TestPortal;
let world: GateWorld;
let number: string;
let serial: number;

beforeAll(async () => {
  portal = await openTestPortal();
  world = await makeGateWorld(portal);
  const [reviewer] = world.reviewers;
  if (reviewer === undefined) throw new Error("a reviewer");
  const made = await publishedDeployment(world.a, reviewer);
  number = made.number;
  serial = await openReport(portal, world.a, {
    recordKind: "deployment",
    recordId: made.id,
    recordNumber: made.number,
  });
});
afterAll(() => portal.close());

const scopes = (): Record<string, Scope> => ({
  ...strangerScopes(world),
  "A's own people": scopeOfHospital(world.a),
  "an administrator": { kind: "admin", userId: newId() },
  "the sign-in": { kind: "auth", institutionId: PORTAL_STREAM_ID },
});
const report = () =>
  JSON.stringify({
    id: newId(),
    fields: ["name"],
    problem: "名称与公告不一致",
    text_digest: newId(),
    secret_hash: "0",
    challenge: newId(),
    due_on: "2026-12-03",
  });
const everybodyBut = async (entitled: Scope["kind"], statement: () => SQL) => {
  const others = Object.entries(scopes()).filter(([, { kind }]) => kind !== entitled);
  expect(others.length).toBeGreaterThan(4);
  for (const [who, scope] of others) {
    expect([who, await attempt(scope, statement())]).toEqual([who, DENIED]);
  }
};

describe("the functions of error reports", () => {
  it("file and withdraw for the visitor's path only", async () => {
    const file = () =>
      sql`select count(*)::int as n from file_error_report(${number}, ${report()}::text::jsonb, now())`;
    const withdraw = () => sql`select count(*)::int as n from withdraw_error_report(${serial}, '0')`;
    await everybodyBut("auth", file);
    await everybodyBut("auth", withdraw);
    const own: Scope = { kind: "auth", institutionId: PORTAL_STREAM_ID };
    expect(await attempt(own, file())).toBe(1);
    // Another's secret withdraws nothing.
    expect(await attempt(own, withdraw())).toBe(0);
  });

  it("show a ticket on the public path only, and without its words", async () => {
    const read = () =>
      sql`select count(*)::int as n from public_error_reports(${serial}, null, null) where problem is null`;
    await everybodyBut("public", read);
    expect(await attempt({ kind: "public" }, read())).toBe(1);
    const nothing = sql`select count(*)::int as n from public_error_reports(null, null, null)`;
    expect(await attempt({ kind: "public" }, nothing)).toBe(0);
  });
});

describe("an answer", () => {
  const signed = (role: string) =>
    sql`update error_reports set state = 'rejected', answer = '与公告一致', answered_by = ${newId()}, answered_by_name = '某人', answered_by_role = ${role}, answered_at = now() where serial = ${serial}`;

  it("is signed as what its author is", async () => {
    const [reviewer] = world.reviewers;
    if (reviewer === undefined) throw new Error("a reviewer");
    const [hospital, regulator] = [scopeOfHospital(world.a), scopeOf(reviewer)];
    expect(await attempt(hospital, signed("reviewer"))).toBe(DENIED);
    expect(await attempt(regulator, signed("hospital_it"))).toBe(DENIED);
    expect(await attempt(hospital, signed("hospital_quality"))).toBe(1);
    expect(await attempt(regulator, signed("reviewer"))).toBe(1);
  });

  it.each([
    "problem = 'x'",
    "proposal = null",
    "fields = array['uscc']",
    "due_on = '2099-01-01'",
    "addressee = 'reviewer'",
    "secret_hash = '0'",
    "record_version = 1",
    "received_at = now()",
  ])("leaves what was reported alone: %s", async (change) => {
    const statement = sql.raw(`update error_reports set ${change}`);
    expect(await attempt(scopeOfHospital(world.a), statement)).toBe(DENIED);
  });
});
