import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { obligationRecords } from "@/db/schema/obligations";
import { newId } from "@/lib/ids";
import type { OwnView } from "@/lib/reviews/own-address";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { addCase, type CaseStage } from "@/lib/testing/review-rows";
import { listOwnCases } from "./own-case-queries";

let portal: TestPortal;
let hospital: TestHospital;
let neighbour: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  neighbour = await makeHospital(portal);
});
afterAll(() => portal.close());

async function caseOf(of: TestHospital, stage: CaseStage) {
  const { applicationId } = await draftDeployment(of, `平台 ${newId().slice(-8)}`);
  const { classificationId } = await classifyFor(of.it, applicationId);
  const made = await addCase(portal, of, { applicationId, classificationId }, { stage, officials: [] });
  return { ...made, id: made.caseId };
}

const listed = (who: TestHospital["it"], view: OwnView = "open", given: object = {}) =>
  listOwnCases(who, { view, q: null, after: null, ...given });

/** Every page of a view, one case a page. */
async function walked(view: OwnView): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { items, next } = await listed(hospital.it, view, { after, limit: 1 });
    ids.push(...items.map(({ id }) => id));
    after = next;
  } while (after !== null);
  return ids;
}

describe("a hospital's list of its cases", () => {
  it("says of each what comes next and by when, its own turn first, and shows no other hospital any", async () => {
    const queued = await caseOf(hospital, "queued");
    const asked = await caseOf(hospital, "asked");
    const late = await caseOf(hospital, "late");
    const decided = await caseOf(hospital, "decided");
    const others = await caseOf(neighbour, "asked");
    for (const who of [hospital.it, hospital.quality]) {
      const { items, counts, next } = await listed(who);
      expect(items.map(({ id, task: { kind, count, by, isLate } }) => [id, kind, count, by, isLate])).toEqual(
        [
          [late.id, "answer", 1, "2026-01-05", true],
          [asked.id, "answer", 1, "2099-12-31", false],
          [queued.id, "decision", 0, items[2]?.clock.dueOn, false],
        ],
      );
      expect([counts, next]).toEqual([{ open: 3, mine: 2, closed: 1 }, null]);
      expect((await listed(who, "closed")).items).toMatchObject([
        { id: decided.id, outcome: "accept_with_conditions", task: { kind: "nothing" } },
      ]);
    }
    expect((await listed(neighbour.quality)).items.map(({ id }) => id)).toEqual([others.id]);
    expect(await walked("open")).toEqual([late.id, asked.id, queued.id]);
  });

  it("says of a decided one what its conditions wait for, until it is filed", async () => {
    const { id, conditionDutyId } = await caseOf(hospital, "decided");
    const taskOf = async () =>
      (await listed(hospital.quality, "closed")).items.find((of) => of.id === id)?.task;
    expect(await taskOf()).toMatchObject({ kind: "nothing" });
    await portal.asMaintenance(async (tx) => {
      const [filed] = await tx
        .select()
        .from(obligationRecords)
        .where(and(eq(obligationRecords.obligationId, conditionDutyId)));
      if (filed === undefined) throw new Error("a measurement that was filed");
      const at = new Date("2026-11-03T02:00:00Z");
      await tx.insert(obligationRecords).values({ ...filed, id: newId(), act: "rejection", at });
    });
    expect(await taskOf()).toEqual({ kind: "measure", count: 1, by: "2027-02-01", isLate: false });
    expect(await walked("closed")).toHaveLength(2);
  });

  it("finds by a part of the number or a name, and begins anew at a place that is none", async () => {
    const { items } = await listed(hospital.it);
    const [first] = items;
    const number = first?.number ?? "";
    expect((await listed(hospital.it, "open", { q: number })).items.map(({ id }) => id)).toEqual([first?.id]);
    expect((await listed(hospital.it, "open", { q: "%" })).items).toEqual([]);
    for (const after of [
      "",
      "x",
      "0_2026-02-31_x",
      `0_0000-01-01_${newId()}`,
      `2_2026-12-01_${newId()}`,
      newId(),
    ]) {
      expect((await listed(hospital.it, "open", { after })).items).toHaveLength(items.length);
    }
  });

  it("is no list of an official, who has the queue", async () => {
    const official = await makeReviewer(portal);
    await expect(listed(official)).rejects.toMatchObject({ code: "permission.denied" });
  });
});
