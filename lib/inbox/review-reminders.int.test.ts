import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { informationRequests } from "@/db/schema/review-exchange";
import { caseClocks, reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import { addWorkingDays } from "@/lib/reference/working-days";
import { caseClock } from "@/lib/reviews/case-clock";
import { lapseRequest, requestInformation } from "@/lib/reviews/commands/exchange";
import { claimCase } from "@/lib/reviews/commands/hold";
import { readCase } from "@/lib/reviews/queries/case";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { addCase } from "@/lib/testing/review-rows";
import { makeOfficials, type Officials } from "@/lib/testing/reviews";
import { readNotices } from "./marks";
import { listNotices } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let strangers: Record<string, Viewer>;
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  strangers = {
    nmpa: (await makeOfficials(portal, "330000", "nmpa")).first,
    far: (await makeOfficials(portal, "440000")).first,
    nation: (await makeOfficials(portal, "000000")).first,
    neighbour: (await makeHospital(portal)).quality,
  };
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  const { applicationId } = await draftDeployment(hospital);
  const { classificationId } = await classifyFor(hospital.it, applicationId);
  const officials = [nhc.first.userId, nhc.second.userId];
  const about = { applicationId, classificationId };
  ({ caseId: id } = await addCase(portal, hospital, about, { stage: "queued", officials }));
});
afterEach(() => {
  vi.useRealTimers();
});

const TERM = 20;
const [HALF, MOST] = [10, 16];
const today = beijingDate(new Date());
const morning = (day: string) => new Date(`${day}T01:00:00Z`);
/** The latest day from which so many working days have gone by. */
function daysAgo(days: number): string {
  let day = today;
  while (addWorkingDays(day, days) > today) day = daysAfter(day, -1);
  return day;
}

/** Lets the case have begun on a day, with its clock running since. */
async function begun(on: string): Promise<void> {
  const startedAt = morning(on);
  const running = [{ startedAt, endedAt: null, pauseReason: null }];
  const { halfOn, mostOn, dueOn } = caseClock(running, TERM, new Date());
  await portal.asMaintenance(async (tx) => {
    await tx.update(caseClocks).set({ startedAt }).where(eq(caseClocks.caseId, id));
    await tx
      .update(reviewCases)
      .set({ openedAt: startedAt, halfOn, mostOn, dueOn })
      .where(eq(reviewCases.id, id));
  });
}

/** Asks the hospital on a day, which stops the clock; its answer is late at once. */
async function pausedOn(day: string): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: morning(day) });
  const { revision } = await claimCase(nhc.first, { id });
  const items = [{ severity: "major", question: "请说明输出由谁使用" }];
  await requestInformation(nhc.first, { id, revision, items });
  await portal.asMaintenance((tx) =>
    tx.update(informationRequests).set({ dueOn: "2020-01-02" }).where(eq(informationRequests.caseId, id)),
  );
  vi.useRealTimers();
}

/** The reviewer goes on without an answer, which starts the clock again. */
async function resumedOn(day: string): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: morning(day) });
  const { revision } = await readCase(nhc.first, { id });
  await lapseRequest(nhc.first, { id, revision });
  vi.useRealTimers();
}

const remindersOf = async (who: Viewer) =>
  (await listNotices(who, { unread: false, before: null })).items.filter(
    ({ kind, detail }) => detail === id && /^review_(half|most|over)$/.test(kind),
  );
/** The reminders somebody has, the oldest first. */
const reminded = async (who: Viewer) => (await remindersOf(who)).map(({ kind }) => kind.slice(7)).reverse();

describe("reminders of a term", () => {
  it.each([0, HALF - 1, HALF, HALF + 1, MOST - 1, MOST, MOST + 1, TERM - 1, TERM, TERM + 1, TERM + 15])(
    "come once each, at half, at 80 %% and past the end, after %i working days",
    async (days) => {
      await begun(daysAgo(days));
      const over = addWorkingDays(daysAgo(days), TERM) < today;
      const expected = [
        ...(days >= HALF ? ["half"] : []),
        ...(days >= MOST ? ["most"] : []),
        ...(over ? ["over"] : []),
      ];
      for (const who of [hospital.it, hospital.quality, nhc.first, nhc.second]) {
        expect(await reminded(who)).toEqual(expected);
      }
      for (const who of Object.values(strangers)) expect(await reminded(who)).toEqual([]);
    },
  );

  it("go to whoever has the case while they have it, and to all who may take it once the claim ran out", async () => {
    await begun(daysAgo(HALF));
    await claimCase(nhc.first, { id });
    expect([await reminded(nhc.first), await reminded(nhc.second)]).toEqual([["half"], []]);
    await portal.asMaintenance((tx) =>
      tx
        .update(reviewCases)
        .set({ leaseUntil: new Date(Date.now() - 1000) })
        .where(eq(reviewCases.id, id)),
    );
    expect([await reminded(nhc.first), await reminded(nhc.second)]).toEqual([["half"], ["half"]]);
  });

  it("do not come while the clock stands, however long, nor right after it goes on", async () => {
    const start = daysAgo(60);
    await begun(start);
    await pausedOn(addWorkingDays(start, HALF - 2));
    const everybody = [hospital.it, hospital.quality, nhc.first, nhc.second];
    for (const who of everybody) expect(await reminded(who)).toEqual([]);
    await resumedOn(today);
    for (const who of everybody) expect(await reminded(who)).toEqual([]);
    expect((await readCase(nhc.first, { id })).clock).toMatchObject({ used: HALF - 2, pausedFor: null });
  });

  it.each([
    [HALF - 2, 1, []],
    [HALF - 2, 2, ["half"]],
    [HALF - 1, 0, []],
    [HALF, 0, ["half"]],
    [HALF, MOST - HALF - 1, ["half"]],
    [HALF, MOST - HALF, ["half", "most"]],
  ])("after %i working days, a pause and %i more are %j", async (before, after, expected) => {
    const start = daysAgo(60);
    await begun(start);
    await pausedOn(addWorkingDays(start, before));
    await resumedOn(daysAgo(after));
    for (const who of [hospital.it, nhc.first]) expect(await reminded(who)).toEqual(expected);
  });

  it("that came before a pause are neither taken back nor sent again", async () => {
    const start = daysAgo(60);
    await begun(start);
    await pausedOn(addWorkingDays(start, HALF));
    const [half] = await remindersOf(hospital.it);
    expect(half).toMatchObject({ kind: "review_half", isRead: false });
    await readNotices(hospital.it, { id: half?.id });
    await resumedOn(today);
    expect(await remindersOf(hospital.it)).toEqual([{ ...half, isRead: true }]);
  });
});
