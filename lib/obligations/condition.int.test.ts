import { and, eq, isNotNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { obligations } from "@/db/schema/obligations";
import { scopeOf } from "@/lib/auth/actor";
import { measurementValues } from "@/lib/testing/obligation-cases";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { attempt, DENIED } from "@/lib/testing/raw-scope";
import {
  classify,
  confirm,
  makeOfficials,
  type Officials,
  open,
  propose,
  reviewable,
} from "@/lib/testing/reviews";
import { attachEvidence, waiveObligation } from "./commands";
import { fileMeasurement, judgeMeasurement } from "./condition-commands";
import { listConditionsToJudge } from "./condition-queries";
import { listOverdue } from "./overdue-queries";
import { listUrgentObligations } from "./queries";

const bound = { comparison: "at_most", bound: 5, unit: "percent", windowDays: 90, note: null };
const term = { dueOn: "2099-03-31", consequence: "new_review" };
const conditions = [
  { indicator: "omission_rate", ...bound, ...term },
  { indicator: "serious_incident_count", ...bound, bound: 0, unit: "count", ...term },
];

let portal: TestPortal;
let nhc: Officials;
let hospital: TestHospital;
let applicationId: string;
let caseId: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  ({ id: applicationId } = await reviewable(portal, hospital, nhc.first));
  ({ id: caseId } = await open(portal, hospital.quality, applicationId));
  await propose(portal, nhc.first, caseId, { outcome: "accept_with_conditions", conditions });
});

const asked = async (viewer = hospital.it) => {
  const all = await listUrgentObligations(viewer, { applicationId });
  return all.filter(({ condition }) => condition !== null);
};
/** The condition on omissions. */
async function omissions() {
  const found = (await asked()).find(({ condition }) => condition?.indicator === "omission_rate");
  if (found === undefined) throw new Error("a condition in force");
  return found;
}
const file = async (changes: Partial<typeof measurementValues> = {}) =>
  fileMeasurement(hospital.quality, { id: (await omissions()).id, ...measurementValues, ...changes });
async function judge(act: "confirmation" | "rejection", who = nhc.second) {
  const { id, latest } = await omissions();
  return judgeMeasurement(who, { id, recordId: latest?.id, act, note: "已核对抽样记录" });
}
const dueOn = (day: string) =>
  portal.asMaintenance((tx) =>
    tx
      .update(obligations)
      .set({ dueOn: day })
      .where(and(eq(obligations.applicationId, applicationId), isNotNull(obligations.conditionId))),
  );

describe("the conditions of an acceptance", () => {
  it("are obligations from the second signature on, each by itself, and end with a change of content", async () => {
    expect(await asked()).toEqual([]);
    await confirm(portal, nhc.second, caseId);
    expect(await asked()).toMatchObject([
      { state: "due", dueOn: "2099-03-31", isProvisional: false, isSoon: false },
      { state: "due", condition: { caseId, authority: "nhc", measured: null, verdict: null } },
    ]);
    await classify(hospital, applicationId, undefined, 1);
    expect(await asked()).toEqual([]);
  });

  it("that nobody has measured in time are overdue for the hospital and for its officials", async () => {
    await confirm(portal, nhc.second, caseId);
    await dueOn("2026-01-05");
    expect((await asked()).map(({ state }) => state)).toEqual(["overdue", "overdue"]);
    const named = async () => (await listOverdue(nhc.first, {})).items.flatMap(({ id }) => id);
    const { id } = await omissions();
    expect(await named()).toContain(id);
    await file();
    expect(await named()).not.toContain(id);
    await judge("rejection");
    expect(await named()).toContain(id);
  });
});

describe("a measurement", () => {
  beforeEach(() => confirm(portal, nhc.second, caseId));

  it("within the bound meets the condition once a reviewer has confirmed it, and not before", async () => {
    expect(await file()).toMatchObject({ verdict: "kept" });
    expect(await omissions()).toMatchObject({
      state: "filed",
      condition: { measured: { value: 3.2, sample: 250, from: "2026-08-01" }, verdict: "kept" },
    });
    const waiting = await listConditionsToJudge(nhc.second, {});
    expect(waiting.map(({ applicationId: of }) => of)).toContain(applicationId);
    expect(await judge("confirmation")).toMatchObject({ verdict: "kept" });
    expect((await omissions()).state).toBe("met");
    await expect(file()).rejects.toMatchObject({ code: "record.wrong-state" });
    const trail = await portal.asMaintenance((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.institutionId, hospital.id)),
    );
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["obligation.evidenced", "obligation.confirmed"]),
    );
  });

  it("beyond the bound is filed all the same, and once confirmed the condition is missed, with its consequence", async () => {
    expect(await file({ value: 5.1 })).toMatchObject({ verdict: "broken" });
    await judge("confirmation");
    expect(await omissions()).toMatchObject({
      state: "missed",
      condition: { verdict: "broken", consequence: "new_review" },
    });
    const mine = await listConditionsToJudge(nhc.first, {});
    expect(mine.find(({ applicationId: of }) => of === applicationId)?.state).toBe("missed");
  });

  it("that is not accepted is made anew, and one that was replaced meanwhile is not judged", async () => {
    await file({ value: 1 });
    await judge("rejection");
    expect((await omissions()).state).toBe("due");
    await file({ value: 2 });
    const { id, latest } = await omissions();
    await file({ value: 3 });
    const stale = judgeMeasurement(nhc.first, {
      id,
      recordId: latest?.id,
      act: "confirmation",
      note: "已核对记录",
    });
    await expect(stale).rejects.toMatchObject({ code: "record.stale" });
  });

  it("is refused where it says nothing of the condition, and so is a sentence in its place", async () => {
    const field = (path: string, code: string) => ({ code: "input.invalid", fields: [{ path, code }] });
    await expect(file({ from: "2026-10-01" })).rejects.toMatchObject(field("from", "windowShort"));
    await expect(file({ to: "2099-01-01" })).rejects.toMatchObject(field("to", "dayAhead"));
    const { id } = await omissions();
    const words = attachEvidence(hospital.quality, { id, note: "已达到要求" });
    await expect(words).rejects.toMatchObject({ code: "obligation.no-evidence" });
    const all = await listUrgentObligations(hospital.it, { applicationId });
    const duty = all.find(({ condition }) => condition === null);
    const other = fileMeasurement(hospital.quality, { id: duty?.id, ...measurementValues });
    await expect(other).rejects.toMatchObject({ code: "obligation.no-measurement" });
  });

  it("is judged by officials of the authority that decided, and by nobody else", async () => {
    await file();
    const { id, latest } = await omissions();
    const given = { id, recordId: latest?.id, act: "confirmation", note: "已核对记录" };
    const [nmpa, nation, far] = [
      (await makeOfficials(portal, "330000", "nmpa")).first,
      (await makeOfficials(portal, "000000")).first,
      (await makeOfficials(portal, "440000")).first,
    ];
    for (const who of [nmpa, nation]) {
      await expect(judgeMeasurement(who, given)).rejects.toMatchObject({ code: "review.not-yours" });
      expect(await listConditionsToJudge(who, {})).toEqual([]);
    }
    await expect(judgeMeasurement(far, given)).rejects.toMatchObject({ code: "record.not-found" });
    await expect(judgeMeasurement(hospital.quality, given)).rejects.toMatchObject({
      code: "permission.denied",
    });
    expect((await omissions()).state).toBe("filed");
  });

  it("is confirmed by no hospital in the database either, and a waived condition takes none", async () => {
    await file();
    const { id } = await omissions();
    const forged = sql`insert into obligation_records select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'act', 'confirmation'))).*
      from obligation_records r where obligation_id = ${id}`;
    expect(await attempt(scopeOf(hospital.quality), forged)).toBe(DENIED);
    await waiveObligation(nhc.first, { id, note: "已由省级统一监测" });
    await expect(file()).rejects.toMatchObject({ code: "record.wrong-state" });
  });
});
