import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDecisions } from "@/db/schema/review-decisions";
import { memberships } from "@/db/schema/users";
import { updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import { getClassified } from "@/lib/obligations/classified-queries";
import { confirmDecision } from "@/lib/obligations/decision-commands";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { getPublishedRecord } from "@/lib/register/queries";
import { classificationAnswers } from "@/lib/testing/classification-form";
import { applicationValues } from "@/lib/testing/forms";
import {
  makeHospital,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import {
  classify,
  confirm,
  declare,
  makeOfficials,
  type Officials,
  open,
  propose,
  reviewable,
  signAs,
} from "@/lib/testing/reviews";
import { readCase } from "./queries/case";
import { listOverrides } from "./queries/override";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let nmpa: Officials;
let application: { id: string; deploymentId: string; number: string };
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  nmpa = await makeOfficials(portal, "330000", "nmpa");
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  application = await reviewable(portal, hospital, nhc.first);
  ({ id } = await open(portal, hospital.quality, application.id));
});

const decisions = () =>
  portal.asMaintenance((tx) => tx.select().from(caseDecisions).where(eq(caseDecisions.caseId, id)));
const shown = async () =>
  (await getPublishedRecord(visitor, { number: application.number }))?.record.document.classification;
const duties = async () =>
  (await listUrgentObligations(hospital.it, { applicationId: application.id })).map(({ duty }) => duty.id);
const changeUse = (outOfScopeUse: string) => {
  const { deploymentId: _, ...values } = applicationValues("");
  return updateApplication(hospital.it, { ...values, id: application.id, revision: 1, outOfScopeUse });
};

describe("an override", () => {
  const set = (status: string, level: string | null) => ({
    overrides: [{ module: "main", status, class: level, reason: "输出用于个体诊疗决策" }],
  });

  it("of a class upwards takes two officials, brings other duties about and stands for ever", async () => {
    const before = await duties();
    await propose(portal, nhc.first, id, set("device", "III"));
    expect(await duties()).toEqual(before);
    const listed = (who: Viewer) => listOverrides(who, { applicationId: application.id });
    expect(await listed(nhc.second)).toEqual([]);
    await confirm(portal, nhc.second, id);
    expect(await listed(hospital.it)).toMatchObject([{ case: { id }, module: "main", endedAt: null }]);
    const after = await duties();
    expect(after).not.toEqual(before);
    expect(await shown()).toMatchObject({
      results: { CN: { status: "device", class: "III" } },
      decision: {
        standing: "override",
        overrides: [{ derived: { status: "non-device" }, set: { status: "device", class: "III" } }],
      },
    });
    await classify(hospital, application.id, undefined, 1);
    expect(await shown()).toMatchObject({ results: { CN: { status: "non-device" } }, decision: null });
    expect(await duties()).toEqual(before);
    const { versions } = await getClassified(hospital.it, { applicationId: application.id });
    expect(versions.map(({ override }) => override)).toMatchObject([
      null,
      { set: { status: "device", class: "III" }, decidedAt: expect.any(Date), endedAt: expect.any(Date) },
    ]);
    expect((await readCase(hospital.it, { id })).decisions[0]?.document.overrides).toHaveLength(1);
    expect(await listed(hospital.it)).toMatchObject([
      { set: { status: "device", class: "III" }, approverName: "批准人", endedAt: expect.any(Date) },
    ]);
  });

  it("of a class downwards takes away the duties of a device, and names for ever what the rule set had said", async () => {
    hospital = await makeHospital(portal);
    application = await reviewable(portal, hospital, nhc.first, classificationAnswers());
    ({ id } = await open(portal, hospital.quality, application.id));
    const before = await duties();
    await propose(portal, nmpa.first, id, set("non-device", null));
    expect(await duties()).toEqual(before);
    await confirm(portal, nmpa.second, id);
    const after = await duties();
    expect(after.length).toBeLessThan(before.length);
    expect(before).toEqual(expect.arrayContaining(after));
    expect(await shown()).toMatchObject({
      results: { CN: { status: "non-device", class: null } },
      decision: { standing: "override", authority: "nmpa", overrides: [{ set: { status: "non-device" } }] },
    });
  });

  it("is set by nobody alone, by nobody of the hospital's own people, and over nothing that has changed", async () => {
    const [derived, before] = [await shown(), await duties()];
    await propose(portal, nhc.first, id, set("device", "II"));
    await expect(confirm(portal, nhc.first, id)).rejects.toMatchObject({ code: "review.same-person" });
    const { first: former } = await makeOfficials(portal);
    const left = { role: "hospital_it", institutionId: hospital.id, jurisdictionCode: "330000" } as const;
    await portal.asMaintenance((tx) =>
      tx.insert(memberships).values({
        ...left,
        id: newId(),
        userId: former.userId,
        userName: former.name,
        state: "ended",
        endedAt: new Date(),
      }),
    );
    await expect(declare(former, id)).rejects.toMatchObject({ code: "review.own-institution" });
    const signing = signAs(portal, former, id, confirmDecision);
    await expect(signing).rejects.toMatchObject({ code: "review.own-institution" });
    await declare(nhc.second, id);
    await changeUse("不用于诊断");
    const late = signAs(portal, nhc.second, id, confirmDecision);
    await expect(late).rejects.toMatchObject({ code: "review.wrong-state" });
    expect((await decisions()).map(({ state, decidedAt }) => [state, decidedAt])).toEqual([
      ["proposed", null],
    ]);
    expect(await shown()).toEqual(derived);
    expect(await duties()).toEqual(expect.arrayContaining(before));
  });

  it("says something else than the rule set, of a module there is", async () => {
    const field = (path: string, code: string) => ({ code: "input.invalid", fields: [{ path, code }] });
    await expect(propose(portal, nhc.first, id, set("non-device", null))).rejects.toMatchObject(
      field("overrides.0.status", "sameAsDerived"),
    );
    const other = { overrides: [{ module: "other", status: "device", class: "II", reason: "依据目录" }] };
    await expect(propose(portal, nhc.first, id, other)).rejects.toMatchObject(
      field("overrides.0.module", "unknownModule"),
    );
  });
});
