import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/client";
import { newId } from "./ids";
import { type GateWorld, makeGateWorld } from "./testing/gate-world";
import { publishedDeployment } from "./testing/journey";
import { openTestPortal, type TestPortal } from "./testing/portal";
import {
  attempt,
  DENIED,
  fillHospital,
  insertOf,
  rowOf,
  scopeOfHospital,
  strangerScopes,
} from "./testing/raw-scope";

let portal: TestPortal;
let world: GateWorld;

beforeAll(async () => {
  portal = await openTestPortal();
  world = await makeGateWorld(portal);
  await fillHospital(world, world.a);
});
afterAll(() => portal.close());

const strangers = () => strangerScopes(world);

describe("functions that cross institutions", () => {
  const publishAs = (scope: Scope, institution: string, records: unknown) =>
    attempt(scope, sql`select publish_records(${institution}, ${JSON.stringify(records)}::text::jsonb) as n`);
  const allocate = (institution: string, jurisdiction: string) =>
    sql`select allocate_record_number('deployment', ${institution}, ${jurisdiction}, ${newId()})`;

  it("publish nothing of A for B, neither by name nor inside B's own list", async () => {
    const { a, b, reviewers } = world;
    const reviewer = reviewers[0];
    if (reviewer === undefined) throw new Error("a reviewer");
    const made = await publishedDeployment(a, reviewer);
    const [copy] = await portal.asMaintenance((tx) =>
      tx.execute<{ row: Record<string, unknown> }>(
        sql`select to_jsonb(p) as row from published_records p where record_id = ${made.id}`,
      ),
    );
    const own = scopeOfHospital(b);
    for (const [who, scope] of Object.entries(strangers())) {
      expect([who, await publishAs(scope, a.id, [copy?.row])]).toEqual([who, DENIED]);
    }
    expect(await publishAs(own, b.id, [copy?.row])).toBe(DENIED);
    expect(await publishAs(own, b.id, [{ ...copy?.row, institution_id: b.id }])).toBe(DENIED);
    expect(await publishAs(scopeOfHospital(a), a.id, [copy?.row])).toBe(1);
  });

  it("allocate no number for A to B, and none to a reviewer who misnames A's province", async () => {
    const { a, b } = world;
    for (const [who, scope] of Object.entries(strangers())) {
      for (const jurisdiction of ["330000", "440000"]) {
        expect([who, await attempt(scope, allocate(a.id, jurisdiction))]).toEqual([who, DENIED]);
      }
    }
    const own = scopeOfHospital(b);
    expect(await attempt(own, allocate(b.id, "330000"))).toBe(1);
  });

  it("tell no hospital whether a credit code is taken, and no reviewer of another province", async () => {
    const { a } = world;
    const ask = sql`select register_identifier('129900009000000000', '', ${a.id})`;
    for (const [who, scope] of Object.entries(strangers())) {
      expect([who, await attempt(scope, ask)]).toEqual([who, DENIED]);
    }
    const heads = sql`select count(*)::int as n from audit_stream_heads()`;
    const own = scopeOfHospital(a);
    expect(await attempt(own, heads)).toBe(DENIED);
    expect(await attempt(own, sql`select count(heads)::int as n from checkpoints`)).toBe(DENIED);
  });
});

describe("errors of the database", () => {
  it("say the same of A's deployment and of none when B hangs an application under it", async () => {
    const { a, b } = world;
    const row = JSON.parse(await rowOf(world, "applications", a.id));
    const hang = (deploymentId: string) => {
      const moved = { ...row, id: newId(), institution_id: b.id, deployment_id: deploymentId };
      return attempt(scopeOfHospital(b), insertOf("applications", JSON.stringify(moved)));
    };
    expect(await hang(row.deployment_id)).toBe("23503");
    expect(await hang(newId())).toBe("23503");
  });

  it("do not tell that an id is taken by another institution", async () => {
    const { a, b } = world;
    const row = JSON.parse(await rowOf(world, "deployments", a.id));
    const copy = { ...row, institution_id: b.id, module_id: null };
    expect(await attempt(scopeOfHospital(b), insertOf("deployments", JSON.stringify(copy)))).toBe(1);
  });
});
