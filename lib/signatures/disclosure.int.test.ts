import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listTrail } from "@/lib/audit/queries";
import { scopeOf } from "@/lib/auth/actor";
import { sha256Hex } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { sendBackDecision } from "@/lib/reviews/commands/confirm";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { attempt, DENIED, scopeOfHospital } from "@/lib/testing/raw-scope";
import {
  classify,
  confirm,
  declare,
  makeOfficials,
  type Officials,
  open,
  propose,
  reviewable,
} from "@/lib/testing/reviews";

let portal: TestPortal;
let officials: Officials;
let hospital: TestHospital;
let application: { id: string };
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  officials = await makeOfficials(portal);
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  application = await reviewable(portal, hospital, officials.first);
  ({ id } = await open(portal, hospital.quality, application.id));
});

/** What the database shows of a case's signatures by itself, without any code of ours in between. */
const seen = (meaning: string) =>
  attempt(
    scopeOfHospital(hospital),
    sql`select count(displayed)::int as n from signatures where case_id = ${id} and meaning = ${meaning}`,
  );
const seenByOfficials = () =>
  attempt(scopeOf(officials.second), sql`select count(*)::int as n from signatures where case_id = ${id}`);
const marks = () =>
  portal.asMaintenance((tx) =>
    tx.execute<{ meaning: string; is_void: boolean; is_disclosed: boolean }>(sql`
      select meaning, voided_at is not null as is_void, disclosed_at is not null as is_disclosed
      from signatures where case_id = ${id} order by signed_at`),
  );

describe("an official's signature", () => {
  it("is out of the hospital's reach until the decision is made, and within it from then on", async () => {
    await propose(portal, officials.first, id);
    expect([await seen("responsibility"), await seen("review"), await seenByOfficials()]).toEqual([1, 0, 2]);
    await confirm(portal, officials.second, id);
    expect([await seen("review"), await seen("approval")]).toEqual([1, 1]);
  });

  it("stays out of its reach where the decision was sent back", async () => {
    const { revision } = await propose(portal, officials.first, id);
    await declare(officials.second, id);
    await sendBackDecision(officials.second, { id, revision, reason: "请补充依据" });
    await propose(portal, officials.first, id);
    await confirm(portal, officials.second, id);
    expect(await seen("review")).toBe(1);
    expect((await marks()).map((row) => [row.meaning, row.is_void, row.is_disclosed])).toEqual([
      ["responsibility", false, true],
      ["review", true, false],
      ["review", false, true],
      ["approval", false, true],
    ]);
  });

  it("is void by the hospital's own change of content though the hospital cannot read it", async () => {
    await propose(portal, officials.first, id);
    await classify(hospital, application.id, undefined, 1);
    expect((await marks()).map((row) => [row.meaning, row.is_void])).toEqual([
      ["responsibility", true],
      ["review", true],
    ]);
    expect(await seen("review")).toBe(0);
  });
});

describe("a hospital's trail", () => {
  const trail = async () => JSON.stringify(await listTrail(hospital.quality, nothing));
  const nothing = { action: null, object: null, before: null };
  const rows = (what: string) =>
    portal.asMaintenance((tx) =>
      tx.execute<{ text: string }>(
        sql.raw(`select ${what} as text from ${tables} where s.case_id = '${id}' order by s.signed_at`),
      ),
    );
  const tables = "signatures s join case_decisions d on d.case_id = s.case_id and d.id = s.subject_id";

  it("names no digest of a decision before two have signed it, none that was sent back, and binds each signature", async () => {
    const { revision } = await propose(portal, officials.first, id);
    await declare(officials.second, id);
    await sendBackDecision(officials.second, { id, revision, reason: "请补充依据" });
    await propose(portal, officials.first, id, { reasonZh: "依据已补充，同意。" });
    const [back, proposed] = (await rows("d.digest")).map(({ text }) => text);
    const early = await trail();
    expect(early).toContain('"review.written"');
    for (const digest of [back, proposed]) expect(early).not.toContain(digest);
    await confirm(portal, officials.second, id);
    const late = await trail();
    expect(late).not.toContain(back);
    expect(late).toContain(proposed);
    const values = await rows("s.value");
    expect(values).toHaveLength(3);
    for (const { text } of values) expect(late).toContain(sha256Hex(text));
  });
});

describe("the marks on a signature", () => {
  const voiding = (institution: string) =>
    sql`select count(*)::int as n from void_signatures(${institution}, ${id}, null, null, now(), '甲', 'hospital_it', '内容已改')`;

  it("are set by nobody's own statement", async () => {
    await propose(portal, officials.first, id);
    for (const scope of [scopeOfHospital(hospital), scopeOf(officials.first)]) {
      for (const column of ["disclosed_at", "voided_at"]) {
        const set = sql`update signatures set ${sql.identifier(column)} = now() where case_id = ${id}`;
        expect([column, await attempt(scope, set)]).toEqual([column, DENIED]);
      }
    }
  });

  it("are set for a decision that is made, by officials of its province, and voided by nobody else's hospital", async () => {
    await propose(portal, officials.first, id);
    const [row] = await portal.asMaintenance((tx) =>
      tx.execute<{ id: string }>(sql`select id from case_decisions where case_id = ${id}`),
    );
    const disclose = sql`select disclose_signatures(${hospital.id}, ${row?.id ?? newId()})`;
    const [other, far] = [await makeHospital(portal), await makeOfficials(portal, "440000")];
    expect(await attempt(scopeOf(officials.first), disclose)).toBe(DENIED);
    await confirm(portal, officials.second, id);
    for (const scope of [scopeOfHospital(hospital), scopeOf(far.first)]) {
      expect(await attempt(scope, disclose)).toBe(DENIED);
    }
    for (const scope of [scopeOfHospital(other), scopeOf(far.first)]) {
      expect(await attempt(scope, voiding(hospital.id))).toBe(DENIED);
    }
    expect(await attempt(scopeOfHospital(other), voiding(other.id))).toBe(0);
  });
});
