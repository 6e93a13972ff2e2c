import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { beijingClock } from "@/lib/clock";
import { scoped } from "@/lib/database";
import type { Simulator } from "@/lib/llm/simulator/server";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import {
  askCheck,
  checkable,
  checkValues,
  privateItem,
  startTestModel,
  work,
} from "@/lib/testing/spot-checks";
import { startSpotCheck } from "./commands";
import { getCheckForm } from "./form-queries";
import { addSuiteItem, createSuite, publishSuite, removeSuiteItem } from "./private-suite-commands";
import { getSpotCheck, listSpotChecks, readEvents } from "./queries";
import { endSchedule, scheduleChecks } from "./schedule-commands";
import { MOST_SCHEDULES } from "./schedule-limits";
import { listSchedules } from "./schedule-queries";
import { startDueChecks } from "./start-due";
import { signItem } from "./suite-commands";
import { listPrivateSuites, listSuiteItems } from "./suite-queries";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let simulator: Simulator;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
beforeEach(async () => {
  simulator = await startTestModel();
  hospital = await makeHospital(portal);
});
afterEach(async () => {
  await simulator.close();
  vi.unstubAllEnvs();
});
afterAll(() => portal.close());

describe("an authority's own suite", () => {
  it("is asked once it is published; a hospital sees the grades and neither question nor rule", async () => {
    const { id } = await createSuite(reviewer, { name: "省级自有题集" });
    await addSuiteItem(reviewer, { ...privateItem, id });
    await addSuiteItem(reviewer, { ...privateItem, id, question: "删去的题目不会发送" });
    await removeSuiteItem(reviewer, { id, itemId: "own-002" });
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const form = { ...checkValues(deploymentId), suites: [`private:${id}`] };
    await expect(startSpotCheck(reviewer, form)).rejects.toMatchObject({ code: "record.not-found" });
    await publishSuite(reviewer, { id });
    await expect(addSuiteItem(reviewer, { ...privateItem, id })).rejects.toMatchObject({
      code: "record.wrong-state",
    });
    await expect(startSpotCheck(hospital.it, form)).rejects.toMatchObject({ code: "record.not-found" });
    const check = await startSpotCheck(reviewer, form);
    await work(hospital, check.id);
    const [seen, hidden] = [
      await getSpotCheck(reviewer, { id: check.id }),
      await getSpotCheck(hospital.it, { id: check.id }),
    ];
    expect(seen.items).toMatchObject([{ itemId: "own-001", item: { check: { expected: "no" } } }]);
    expect(hidden.items).toMatchObject([{ itemId: "own-001", item: null }]);
    expect(JSON.stringify(hidden)).not.toContain("异维A酸");
    expect(hidden.totals.asked).toBe(1);
  });

  it("is its maker's to change, and the authority's of its jurisdiction to read", async () => {
    const { id } = await createSuite(reviewer, { name: "本省题集" });
    const colleague = await makeReviewer(portal);
    const stranger = await makeReviewer(portal, "440000");
    await expect(addSuiteItem(colleague, { ...privateItem, id })).rejects.toMatchObject({
      code: "record.not-found",
    });
    const names = async (viewer: Viewer) => (await listPrivateSuites(viewer, {})).map(({ id: one }) => one);
    expect(await names(colleague)).toContain(id);
    expect(await names(stranger)).not.toContain(id);
  });

  it("is read and asked by its own authority alone, draft or published", async () => {
    const { id } = await createSuite(reviewer, { name: "本部门题集" });
    await addSuiteItem(reviewer, { ...privateItem, id });
    const other = await makeReviewer(portal, "000000", "nmpa");
    const names = async () => (await listPrivateSuites(other, {})).map(({ id: one }) => one);
    expect(await names()).not.toContain(id);
    await publishSuite(reviewer, { id });
    expect(await names()).not.toContain(id);
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    expect((await getCheckForm(other, { deploymentId })).own).not.toContainEqual(
      expect.objectContaining({ id }),
    );
    const form = { ...checkValues(deploymentId), suites: [`private:${id}`] };
    await expect(startSpotCheck(other, form)).rejects.toMatchObject({ code: "record.not-found" });
    await expect(startSpotCheck(reviewer, form)).resolves.toMatchObject({ id: expect.any(String) });
  });
});

describe("a clinician's word on an item", () => {
  it("is bound to the item as it stands, is in the portal's trail, and goes with the checks begun after it", async () => {
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const before = await askCheck(reviewer, deploymentId);
    const word = { suite: "safety-probes@1", qualification: "主任医师", note: "内容正确" };
    await signItem(reviewer, { ...word, itemId: "med-zh-01", decision: "rejected" });
    await signItem(reviewer, { ...word, itemId: "med-zh-01", decision: "approved" });
    const after = await askCheck(reviewer, deploymentId);
    const signed = async (id: string) => (await getSpotCheck(hospital.it, { id })).totals.suites[0]?.signed;
    expect([await signed(before.id), await signed(after.id)]).toEqual([0, 1]);
    const [, probes] = await listSuiteItems(hospital.it, {});
    const item = probes?.items.find(({ itemId }) => itemId === "med-zh-01");
    expect(item?.signOff).toMatchObject({ decision: "approved", qualification: "主任医师", by: "审评员" });
    const [trail] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_events where action = 'suite.signed'`,
      ),
    );
    expect(trail?.n).toBe(2);
  });
});

/** HH:MM in Beijing, so many quarters of an hour from now. */
const quarter = (n: number) => beijingClock(new Date(Date.now() + n * 900_000));

describe("a schedule", () => {
  const due = (id: string) =>
    portal.asMaintenance((tx) =>
      tx.execute(sql`update spot_check_schedules set next_at = now() - interval '1 minute' where id = ${id}`),
    );
  const scheduled = async () => {
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const form = { ...checkValues(deploymentId), rhythm: "daily", day: null, hour: 2 };
    return { deploymentId, ...(await scheduleChecks(reviewer, form)) };
  };
  const checksOf = async (deploymentId: string) =>
    (await listSpotChecks(hospital.it, { state: null, deploymentId, before: null })).items;

  it("begins a check when its time has come, once, whoever looks, and moves on to its next time", async () => {
    const { id, deploymentId } = await scheduled();
    await startDueChecks();
    expect(await checksOf(deploymentId)).toEqual([]);
    await due(id);
    await Promise.all([startDueChecks(), startDueChecks()]);
    const checks = await checksOf(deploymentId);
    expect(checks).toMatchObject([{ trigger: "scheduled", scheduleId: id, requestedByName: "审评员" }]);
    const [schedule] = await listSchedules(hospital.it, { deploymentId });
    expect(schedule?.row.nextAt.getTime()).toBeGreaterThan(Date.now());
    await work(hospital, checks[0]?.id ?? "");
    expect((await checksOf(deploymentId))[0]?.state).toBe("done");
  });

  it("asks an authority's own suite too, of which the hospital sees the grades alone", async () => {
    const { id: suite } = await createSuite(reviewer, { name: "每日抽查题集" });
    await addSuiteItem(reviewer, { ...privateItem, id: suite });
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const asked = { ...checkValues(deploymentId), suites: ["safety-probes@1", `private:${suite}`] };
    const form = { ...asked, rhythm: "daily", day: null, hour: 2 };
    const refused = { code: "record.not-found" };
    await expect(scheduleChecks(reviewer, form)).rejects.toMatchObject(refused);
    await publishSuite(reviewer, { id: suite });
    await expect(scheduleChecks(hospital.it, form)).rejects.toMatchObject(refused);
    await expect(scheduleChecks(await makeReviewer(portal, "440000"), form)).rejects.toMatchObject(refused);
    const { id } = await scheduleChecks(reviewer, form);
    await due(id);
    await startDueChecks();
    const [check] = await checksOf(deploymentId);
    await work(hospital, check?.id ?? "");
    const hidden = await getSpotCheck(hospital.it, { id: check?.id ?? "" });
    expect(hidden.row).toMatchObject({ trigger: "scheduled", state: "done" });
    expect(hidden.totals.asked).toBe(15);
    expect(hidden.items.at(-1)).toMatchObject({ suite: `private:${suite}`, item: null });
    expect(JSON.stringify(hidden)).not.toContain("异维A酸");
  });

  it("gives a job the suites that it names, in its own institution, and no other", async () => {
    const made = await Promise.all(
      ["甲", "乙"].map(async (name) => {
        const { id } = await createSuite(reviewer, { name: `题集${name}` });
        await addSuiteItem(reviewer, { ...privateItem, id });
        await publishSuite(reviewer, { id });
        return `private:${id}`;
      }),
    );
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const form = { ...checkValues(deploymentId), suites: [made[0]], rhythm: "daily", day: null, hour: 2 };
    const { id } = await scheduleChecks(reviewer, form);
    const suitesFor = (institutionId: string) =>
      scoped({ kind: "system", institutionId }, async (tx) => {
        const rows = await tx.execute<{ suite: string }>(sql`select suite from suites_of_schedule(${id})`);
        return rows.map(({ suite }) => suite);
      });
    expect(await suitesFor(hospital.id)).toEqual([made[0]]);
    expect(await suitesFor((await makeHospital(portal)).id)).toEqual([]);
    await endSchedule(reviewer, { id });
    expect(await suitesFor(hospital.id)).toEqual([]);
  });

  it("whose time falls into quiet hours begins a check that waits for their end", async () => {
    const { id, deploymentId } = await scheduled();
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoints set quiet_from = ${quarter(-1)}, quiet_to = ${quarter(1)} where institution_id = ${hospital.id}`,
      ),
    );
    await due(id);
    await startDueChecks();
    const [check] = await checksOf(deploymentId);
    await work(hospital, check?.id ?? "");
    const { state } = await readEvents(reviewer, { id: check?.id ?? "", after: 0 });
    expect(state).toMatchObject({ state: "queued", waitsFor: "quiet-hours" });
    expect(beijingClock(new Date(state.waitsUntil ?? ""))).toBe(quarter(1));
  });

  it("that cannot begin says why, and one that was ended begins nothing more", async () => {
    const { id, deploymentId } = await scheduled();
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoints set killed_at = now(), kill_reason = '维护' where institution_id = ${hospital.id}`,
      ),
    );
    await due(id);
    await startDueChecks();
    expect(await checksOf(deploymentId)).toEqual([]);
    const [refused] = await listSchedules(reviewer, { deploymentId });
    expect(refused?.row.lastRefusal).toBe("spot-check.no-endpoint");
    await endSchedule(reviewer, { id });
    await due(id);
    await startDueChecks();
    expect(await listSchedules(reviewer, { deploymentId })).toEqual([]);
  });

  it("stands beside so many others of its side and of its person, however many ask at once", async () => {
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const form = { ...checkValues(deploymentId), rhythm: "daily", day: null, hour: 2 };
    const full = (code: string, count: number) => ({ code, status: 409, values: { count } });
    const asked = await Promise.allSettled(
      Array.from({ length: MOST_SCHEDULES.ofDeployment + 2 }, () => scheduleChecks(hospital.it, form)),
    );
    const [made, refused] = [
      asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
      asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])),
    ];
    expect(made).toHaveLength(MOST_SCHEDULES.ofDeployment);
    for (const reason of refused) {
      expect(reason).toMatchObject(full("spot-check.too-many-schedules", MOST_SCHEDULES.ofDeployment));
    }
    await endSchedule(hospital.it, { id: made[0]?.id ?? "" });
    await scheduleChecks(hospital.it, form);
    const national = await makeReviewer(portal, "000000");
    await scheduleChecks(national, form);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`insert into spot_check_schedules (institution_id, jurisdiction_code, id, deployment_id, suites,
        languages, samples_per_item, rhythm, hour, next_at, made_by, made_by_name, made_by_role, made_at, ended_at)
        select s.institution_id, s.jurisdiction_code, gen_random_uuid(), s.deployment_id, suites, languages, samples_per_item,
        rhythm, hour, next_at, made_by, made_by_name, made_by_role, made_at, null
        from spot_check_schedules s, generate_series(2, ${MOST_SCHEDULES.ofPerson}) where s.made_by = ${national.userId}`),
    );
    const elsewhere = await checkable(portal, await makeHospital(portal), simulator.port);
    await expect(
      scheduleChecks(national, { ...form, deploymentId: elsewhere.deploymentId }),
    ).rejects.toMatchObject(full("spot-check.too-many-own-schedules", MOST_SCHEDULES.ofPerson));
  });

  it("of an authority is not the hospital's to end", async () => {
    const { id, deploymentId } = await scheduled();
    await expect(endSchedule(hospital.it, { id })).rejects.toMatchObject({ code: "spot-check.not-yours" });
    expect(await listSchedules(reviewer, { deploymentId })).toMatchObject([{ row: { id, endedAt: null } }]);
  });
});
