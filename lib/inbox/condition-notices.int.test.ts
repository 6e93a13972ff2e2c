import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { obligationRecords, obligations } from "@/db/schema/obligations";
import { caseDecisions } from "@/db/schema/review-decisions";
import type { Viewer } from "@/lib/auth/actor";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { judgeMeasurement } from "@/lib/obligations/condition-commands";
import { SOON_DAYS } from "@/lib/obligations/rules";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { addCase } from "@/lib/testing/review-rows";
import { makeOfficials, type Officials } from "@/lib/testing/reviews";
import { readNotices } from "./marks";
import { listNotices } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let neighbour: TestHospital;
let nhc: Officials;
let colleague: Viewer;
let dutyId: string;
let measurementId: string;
let applicationId: string;

beforeAll(async () => {
  portal = await openTestPortal();
  neighbour = await makeHospital(portal);
  nhc = await makeOfficials(portal);
  colleague = (await makeOfficials(portal)).first;
});
afterAll(() => portal.close());
/** A decided case of a hospital of its own, whose one condition the two officials have set and somebody has measured for. */
beforeEach(async () => {
  hospital = await makeHospital(portal);
  ({ applicationId } = await draftDeployment(hospital));
  const { classificationId } = await classifyFor(hospital.it, applicationId);
  const about = { applicationId, classificationId };
  const made = await addCase(portal, hospital, about, { stage: "decided", officials: [] });
  ({ conditionDutyId: dutyId, measurementId } = made);
  const signers = { reviewerId: nhc.first.userId, approverId: nhc.second.userId, decidedAt: longAgo };
  await portal.asMaintenance((tx) =>
    tx.update(caseDecisions).set(signers).where(eq(caseDecisions.caseId, made.caseId)),
  );
});

const today = beijingDate(new Date());
const longAgo = new Date(`${daysAfter(today, -100)}T02:00:00Z`);
/** Lets the condition be due so many days from now, with nothing filed that was accepted. */
const unmeasured = (days: number) =>
  portal.asMaintenance(async (tx) => {
    await tx
      .update(obligations)
      .set({ dueOn: daysAfter(today, days) })
      .where(eq(obligations.id, dutyId));
    await tx
      .update(obligationRecords)
      .set({ act: "rejection" })
      .where(eq(obligationRecords.id, measurementId));
  });

const noticesOf = async (who: Viewer) =>
  (await listNotices(who, { unread: false, before: null })).items.filter(
    ({ kind, recordId }) => kind.startsWith("condition_") && recordId === applicationId,
  );
const told = async (who: Viewer) =>
  (await noticesOf(who)).map(({ kind }) => kind.slice(10)).filter((kind) => kind !== "rejected");

describe("notices of a condition nobody has measured for", () => {
  it.each([
    [SOON_DAYS + 1, []],
    [SOON_DAYS, ["soon"]],
    [0, ["soon"]],
    [-1, ["overdue", "soon"]],
    [-30, ["overdue", "soon"]],
    [-31, ["overdue", "overdue", "soon"]],
  ])("tell the hospital %i days before it is due: %j", async (days, expected) => {
    await unmeasured(days);
    for (const who of [hospital.it, hospital.quality]) expect(await told(who)).toEqual(expected);
    const overdue = expected.filter((kind) => kind === "overdue");
    for (const who of [nhc.first, nhc.second]) expect(await told(who)).toEqual(overdue);
    for (const who of [colleague, neighbour.quality]) expect(await told(who)).toEqual([]);
  });

  it("name what is measured, are read one by one, and end when something is filed", async () => {
    await unmeasured(-31);
    const [again] = await noticesOf(hospital.quality);
    expect(again).toMatchObject({ detail: "omission_rate", record: { id: applicationId }, isRead: false });
    await readNotices(hospital.quality, { id: again?.id });
    const read = (await noticesOf(hospital.quality)).map(({ isRead }) => isRead);
    expect(read.filter(Boolean)).toHaveLength(1);
    await portal.asMaintenance((tx) =>
      tx.update(obligationRecords).set({ act: "evidence" }).where(eq(obligationRecords.id, measurementId)),
    );
    expect(await told(hospital.quality)).toEqual([]);
  });
});

describe("notices of a measurement", () => {
  it("tell those who set the condition that it waits, and the hospital what they said of it", async () => {
    for (const who of [nhc.first, nhc.second]) expect(await told(who)).toEqual(["filed"]);
    for (const who of [colleague, hospital.quality, neighbour.quality]) expect(await told(who)).toEqual([]);
    const note = "抽样过少，请补充";
    await judgeMeasurement(nhc.second, { id: dutyId, recordId: measurementId, act: "rejection", note });
    expect(await noticesOf(hospital.quality)).toMatchObject([
      { kind: "condition_rejected", reason: note, byName: nhc.second.name },
    ]);
    expect(await told(nhc.first)).toEqual([]);
    await portal.asMaintenance(async (tx) => {
      const [filed] = await tx
        .select()
        .from(obligationRecords)
        .where(eq(obligationRecords.id, measurementId));
      if (filed === undefined) throw new Error("a measurement");
      measurementId = newId();
      await tx.insert(obligationRecords).values({ ...filed, id: measurementId, at: new Date() });
    });
    await judgeMeasurement(nhc.first, { id: dutyId, recordId: measurementId, act: "confirmation", note });
    expect((await noticesOf(hospital.it)).map(({ kind }) => kind)).toEqual([
      "condition_confirmed",
      "condition_rejected",
    ]);
  });
});
