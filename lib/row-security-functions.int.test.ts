import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inScope, type Scope } from "@/db/client";
import { scopeOf } from "./auth/actor";
import { saveClassification } from "./classification/record-commands";
import { database } from "./database";
import { newId } from "./ids";
import { submitClassification } from "./obligations/submit-commands";
import { classificationValues } from "./testing/classification-form";
import { type GateWorld, makeGateWorld } from "./testing/gate-world";
import { draftDeployment, publishedDeployment } from "./testing/journey";
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
    // A hospital's own verified copy is not its own to renew either; its reviewer's is.
    expect(await publishAs(scopeOfHospital(a), a.id, [copy?.row])).toBe(DENIED);
    expect(await publishAs(scopeOf(reviewer), a.id, [copy?.row])).toBe(1);
  });

  it("publish no record a hospital made itself, and no badge but the record's own", async () => {
    const { a, reviewers } = world;
    const [reviewer] = reviewers;
    if (reviewer === undefined) throw new Error("a reviewer");
    const made = await publishedDeployment(a, reviewer);
    const draft = await draftDeployment(a, "未经核验的平台");
    const copyOf = (recordId: string) =>
      sql`select publish_records(${a.id}, (select jsonb_agg(to_jsonb(p) || jsonb_build_object('badge', 'spot_checked', 'record_id', ${recordId}::text))
          from published_records p where record_id = ${made.id}))`;
    expect(await attempt(scopeOfHospital(a), copyOf(draft.id))).toBe(DENIED);
    await inScope(database(), scopeOf(reviewer), (tx) => tx.execute(copyOf(made.id)));
    const [kept] = await portal.asMaintenance((tx) =>
      tx.execute<{ badge: string }>(sql`select badge from published_records where record_id = ${made.id}`),
    );
    expect(kept?.badge).toBe("reviewer_verified");
  });

  it("publish no classification of A for B, and for A none that it has not handed in", async () => {
    const { a, b, reviewers } = world;
    const [reviewer] = reviewers;
    if (reviewer === undefined) throw new Error("a reviewer");
    const made = await publishedDeployment(a, reviewer);
    const { id } = await saveClassification(a.it, classificationValues(made.applicationId));
    await submitClassification(a.it, { id, revision: 1 });
    const [copy] = await portal.asMaintenance((tx) =>
      tx.execute<{ row: { document: { classification: Record<string, unknown> } } }>(
        sql`select to_jsonb(p) as row from published_records p where record_id = ${made.applicationId}`,
      ),
    );
    const derived = copy?.row.document.classification ?? {};
    const publish = (institution: string, said: Record<string, unknown>) =>
      sql`select publish_classification(${institution}, ${made.applicationId}, ${JSON.stringify(said)}::text::jsonb)::int as n`;
    const own = scopeOfHospital(a);
    for (const [who, scope] of Object.entries(strangers())) {
      expect([who, await attempt(scope, publish(a.id, derived))]).toEqual([who, DENIED]);
    }
    expect(await attempt(scopeOfHospital(b), publish(b.id, derived))).toBe(DENIED);
    expect(await attempt(own, publish(a.id, derived))).toBe(1);
    const milder = [
      { tier: "T0" },
      { modules: 2 },
      { asOf: "2020-01-01" },
      { results: { CN: { status: "invented", class: null } } },
      { ruleSet: { id: "other", version: "1.0.0", digest: "" } },
      { decision: { standing: "decided" } },
    ];
    for (const lie of milder) {
      expect([lie, await attempt(own, publish(a.id, { ...derived, ...lie }))]).toEqual([lie, DENIED]);
      const document = { ...copy?.row.document, classification: { ...derived, ...lie } };
      expect([lie, await publishAs(scopeOf(reviewer), a.id, [{ ...copy?.row, document }])]).toEqual([
        lie,
        DENIED,
      ]);
    }
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

describe("the columns of a hospital's own records", () => {
  const forbidden = [
    "institution_id = institution_id",
    "jurisdiction_code = jurisdiction_code",
    "id = id",
    "number = number",
    "origin = 'public_source'",
    "created_at = now()",
    "verified_by = null",
    "verified_by_name = '审评员'",
    "verified_at = now()",
    "verified_revision = revision",
    "published_at = now()",
    "published_revision = revision",
  ];

  it.each(["institutions", "deployments", "applications"])(
    "%s: where it belongs and what a reviewer verified are out of reach; what it states is not",
    async (name) => {
      const own = scopeOfHospital(world.a);
      for (const change of forbidden) {
        const statement = sql.raw(`update ${name} set ${change}`);
        expect([change, await attempt(own, statement)]).toEqual([change, DENIED]);
      }
      expect(await attempt(own, sql.raw(`update ${name} set updated_at = now()`))).toBeGreaterThan(0);
    },
  );

  it("a model version, once stated, is not rewritten, and an endpoint stays where it belongs", async () => {
    const own = scopeOfHospital(world.a);
    expect(await attempt(own, sql`update model_versions set name = 'x'`)).toBe(DENIED);
    expect(await attempt(own, sql`update infrastructure_modules set partition = 'device'`)).toBe(DENIED);
    expect(await attempt(own, sql`update endpoints set deployment_id = deployment_id`)).toBe(DENIED);
    expect(await attempt(own, sql`update endpoints set port = port`)).toBeGreaterThan(0);
  });
});

describe("what a role may write is less than what it sees", () => {
  const forged = (role: string, decision: string) => (row: string) =>
    JSON.stringify({ ...JSON.parse(row), id: newId(), decision, decided_by_role: role });

  it("a hospital puts down no decision of a reviewer, and a reviewer none of a hospital", async () => {
    const { a, reviewers } = world;
    const [reviewer] = reviewers;
    if (reviewer === undefined) throw new Error("a reviewer");
    const row = await rowOf(world, "record_reviews", a.id);
    const write = (scope: Scope, text: string) => attempt(scope, insertOf("record_reviews", text));
    const own = scopeOfHospital(a);
    expect(await write(own, forged("hospital_quality", "confirmed")(row))).toBe(1);
    expect(await write(own, forged("hospital_quality", "verified")(row))).toBe(DENIED);
    expect(await write(own, forged("reviewer", "confirmed")(row))).toBe(DENIED);
    expect(await write(scopeOf(reviewer), forged("reviewer", "returned")(row))).toBe(1);
    expect(await write(scopeOf(reviewer), forged("hospital_quality", "confirmed")(row))).toBe(DENIED);
  });

  it("a reviewer seats nobody in an authority, an applicant answers no request, an administrator revives no session", async () => {
    const { a, reviewers } = world;
    const [reviewer] = reviewers;
    if (reviewer === undefined) throw new Error("a reviewer");
    const seat = sql`insert into memberships (id, user_id, user_name, role, jurisdiction_code) values (${newId()}, ${a.it.userId}, '甲', 'admin_security', '330000')`;
    expect(await attempt(scopeOf(reviewer), seat)).toBe(DENIED);
    const answered = sql`insert into membership_requests (id, user_id, user_name, user_email, kind, role, institution_id, jurisdiction_code, statement, state)
      values (${newId()}, ${a.it.userId}, '甲', 'a@test.example', 'claim', 'hospital_it', ${a.id}, '330000', '负责信息', 'approved')`;
    expect(await attempt({ kind: "account", userId: a.it.userId }, answered)).toBe(DENIED);
    const admin: Scope = { kind: "admin", userId: newId() };
    expect(await attempt(admin, sql`update sessions set revoked_at = now()`)).toBeGreaterThan(0);
    expect(await attempt(admin, sql`update sessions set revoked_at = null`)).toBe(DENIED);
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
