import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CatalogueRule,
  catalogueRules,
  offences,
  policyConditions,
  policyProblem,
} from "./test-catalogue";
import { catalogueFacts as facts } from "./test-catalogue-facts";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Runs statements that would break a rule, lets `look` judge, and takes everything back. */
async function afterBreaking<T>(statements: string, look: (tx: TransactionSql) => Promise<T>): Promise<T> {
  let seen: { value: T } | undefined;
  const undo = new Error("undo");
  const attempt = sql.begin(async (tx) => {
    await tx.unsafe(statements);
    seen = { value: await look(tx) };
    throw undo;
  });
  await expect(attempt).rejects.toBe(undo);
  if (seen === undefined) throw new Error("the look-up did not end");
  return seen.value;
}

/** One way at least to break each rule, and a word the complaint must hold. */
const breaches: Record<CatalogueRule, readonly [statements: string, said: string][]> = {
  "every table has a tag, every tag a table": [
    ["create table stray (id uuid primary key)", "stray has no tag"],
    ["alter table drafts rename to notes", "drafts is tagged and not there"],
  ],
  "row security is on and forced": [
    ["alter table deployments no force row level security", "deployments is open"],
    ["alter table users disable row level security", "users is open"],
  ],
  "one policy for each role with a grant": [
    ["drop policy deployments_hospital on deployments", "deployments has 0 policies for portal_hospital"],
    [
      "create policy second on endpoints to portal_regulator using (true)",
      "endpoints has 2 policies for portal_regulator",
    ],
    ["create policy open on drafts using (true)", "drafts has 2 policies for portal_account"],
    ["grant update (name) on deployments to portal_admin", "deployments has 0 policies for portal_admin"],
  ],
  "a policy counts for all statements, and lets write no more than it lets see": [
    ["alter policy deployments_hospital on deployments with check (true)", "deployments_hospital"],
    ["create policy reading on codes for select to portal_auth using (true)", "reading of codes"],
  ],
  "a tenant has its two keys": [
    ["alter table audit_events alter jurisdiction_code drop not null", "audit_events.jurisdiction_code"],
    [
      `drop policy endpoints_regulator on endpoints; alter table endpoints alter jurisdiction_code type text collate "default"`,
      "endpoints.jurisdiction_code",
    ],
    ["alter table audit_heads rename institution_id to owner_id", "audit_heads.institution_id"],
  ],
  "keys and uniques of a tenant contain institution_id": [
    ["create unique index one_number on deployments (number)", "one_number"],
    ["alter table record_reviews drop constraint record_reviews_institution_id_id_pk", "no primary key"],
  ],
  "foreign keys keep to the tenant or go to a reference table": [
    [
      "alter table applications add constraint person foreign key (updated_by) references users (id)",
      "person leaves the tenant",
    ],
    [
      "alter table endpoints add constraint crossed foreign key (institution_id, deployment_id) references deployments (id, institution_id)",
      "",
    ],
  ],
  "nothing outside points at a tenant": [
    [
      "alter table memberships add constraint held foreign key (institution_id) references institutions (institution_id)",
      "held points at a tenant row",
    ],
  ],
  "a tenant's id and jurisdiction have a plain index": [
    ["drop index deployments_id", "deployments.id"],
    ["drop index audit_heads_jurisdiction", "audit_heads.jurisdiction_code"],
  ],
  "a tenant has no trigger, rule, serial or identity": [
    [
      "create trigger touch before update on deployments for each row execute function suppress_redundant_updates_trigger()",
      "deployments has trigger touch",
    ],
    ["alter table applications add column place serial", "applications.place"],
    ["alter table applications add column place int generated always as identity", "applications.place"],
    ["create rule hide as on delete to endpoints do instead nothing", "endpoints has rule hide"],
  ],
  "nobody but the owner may truncate, refer or trigger": [
    ["grant truncate on deployments to portal_hospital", "TRUNCATE to portal_hospital"],
    ["grant references on codes to portal_maintenance", "REFERENCES to portal_maintenance"],
  ],
  "nothing is granted to everybody or onward": [
    ["grant select on deployments to public", "deployments: SELECT"],
    ["grant select (name) on users to public", "users.name"],
    ["grant select on codes to portal_public with grant option", "codes: SELECT"],
    ["grant create on schema public to public", "schema public"],
  ],
  "roles have no power of their own": [
    ["alter role portal_app bypassrls", "portal_app is powerful"],
    ["alter role portal_hospital login", "portal_hospital is powerful"],
    ["alter table drafts owner to portal_worker", "portal_worker owns"],
    ["create role stray_power bypassrls", "stray_power passes row security"],
  ],
  "a login reaches rows only through a role": [
    ["grant select on deployments to portal_app", "portal_app has a grant of its own on deployments"],
    ["grant portal_maintenance to portal_app", "portal_app is a member of portal_maintenance"],
    ["grant portal_hospital to portal_worker", "portal_worker is a member of portal_hospital"],
    ["grant portal_maintenance to portal_hospital", "portal_hospital is a member of portal_maintenance"],
  ],
  "the public reads what is public and writes nothing": [
    ["grant select on deployments to portal_public", "deployments is within reach"],
    ["grant select (email) on users to portal_public", "users is within reach"],
    ["grant update (badge) on published_records to portal_public", "published_records can be written"],
  ],
  "the trail is added to and never changed": [
    ["grant update (event) on audit_events to portal_system", "portal_system may change the trail"],
    ["grant delete on audit_events to portal_admin", "portal_admin may change the trail"],
    ["grant delete on audit_heads to portal_hospital", "portal_hospital may remove a head"],
    ["grant select on checkpoints to portal_hospital", "portal_hospital sees which institutions"],
  ],
  "what runs with its maker's rights is fenced": [
    ["alter function publish_records reset search_path", "publish_records takes its names"],
    ["grant execute on function publish_records to public", "publish_records may be run by everybody"],
    ["grant execute on function audit_stream_heads to portal_hospital", "run by portal_hospital"],
    ["alter function register_identifier owner to current_user", "register_identifier runs with the rights"],
    [
      "create function all_rows() returns bigint language sql security definer as 'select count(*) from users'",
      "all_rows may be run by everybody",
    ],
  ],
  "a view looks with the reader's eyes": [
    ["create view deployments_seen as select * from deployments", "deployments_seen looks"],
    [
      "create materialized view counted as select count(*) from deployments; grant select on counted to portal_hospital",
      "counted is stored and granted",
    ],
  ],
};

describe.each(Object.keys(catalogueRules) as CatalogueRule[])("%s", (rule) => {
  it("holds for every table", async () => {
    expect(await offences(sql, rule, facts)).toEqual([]);
  });

  it.each(breaches[rule])("is seen to be broken by: %s", async (statements, said) => {
    const found = await afterBreaking(statements, (tx) => offences(tx, rule, facts));
    expect(found.join("\n")).toContain(said);
    expect(found.length).toBeGreaterThan(0);
  });
});

it("looked at more than twenty tables and fifty policies", async () => {
  const [seen] =
    await sql`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  expect(seen?.n).toBe(Object.keys(facts.tags).length);
  expect(seen?.n).toBeGreaterThan(20);
  expect((await policyConditions(sql)).size).toBeGreaterThan(50);
});

describe("the condition of a policy", () => {
  it("compares a column with a setting and nothing else", async () => {
    const conditions = await policyConditions(sql);
    const problems = [...conditions].map(([name, text]) => [name, policyProblem(text)]);
    expect(problems.filter(([, problem]) => problem !== null)).toEqual([]);
  });

  it.each([
    "institution_id in (select institution_id from memberships)",
    "exists (select from memberships)",
    "starts_with(jurisdiction_code, current_setting('app.jurisdiction_from'))",
    "lower(jurisdiction_code) = '33'",
    "jurisdiction_code like '33%'",
    "jurisdiction_code = '33' or institution_id = id",
    "jurisdiction_code = any (array['33', '44'])",
  ])("is refused as %s", async (condition) => {
    const statement = `create policy extra on deployments to portal_admin using (${condition})`;
    const conditions = await afterBreaking(statement, policyConditions);
    expect(policyProblem(conditions.get("deployments.extra") ?? "")).not.toBeNull();
  });
});

it("a view that is made with the reader's eyes is accepted", async () => {
  const made = "create view seen with (security_invoker = true) as select id from deployments";
  const found = await afterBreaking(made, (tx) => offences(tx, "a view looks with the reader's eyes", facts));
  expect(found).toEqual([]);
});
