import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateApplication } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import type { Viewer } from "@/lib/auth/actor";
import { getDeployment } from "@/lib/deployments/queries";
import { filterOf } from "@/lib/register/facets";
import { getPublishedRecord, searchRegister } from "@/lib/register/queries";
import { applicationValues } from "@/lib/testing/forms";
import { draftDeployment, moveInput, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import {
  confirmRecord,
  declineRecord,
  returnRecord,
  submitRecord,
  verifyRecord,
  withdrawRecord,
} from "./commands";
import { listReviewQueue } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;

/** The ladder of a record that a hospital opened itself. */
const climbed = ["hospital_confirmed", "reviewer_verified"];

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

describe("the way of a record", () => {
  it("goes from draft over two persons and a reviewer to the public register, with its applications and institution", async () => {
    const made = await draftDeployment(hospital);
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    expect(await getPublishedRecord(visitor, { number: made.number })).toBeNull();
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    expect(await getPublishedRecord(visitor, { number: made.number })).toBeNull();
    expect(await verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify"))).toEqual({ moved: 3 });

    const found = await getPublishedRecord(visitor, { number: made.applicationNumber });
    expect(found?.record).toMatchObject({
      badge: "reviewer_verified",
      modelName: "DeepSeek-R1",
      hosting: "on-premises",
      version: 1,
      isRegisterRow: true,
    });
    expect(found?.institution?.nameZh).toBe(hospital.nameZh);
    expect(found?.deployment).toMatchObject({ number: made.number, isRegisterRow: false });
    expect(found?.record.document.fields.intendedUsers).toMatchObject({
      value: ["patient", "physician"],
      source: "hospital",
    });
    expect(found?.record.document.fields).not.toHaveProperty("failSafe");
    for (const record of [found?.record, found?.deployment, found?.institution]) {
      expect(record?.document.history.map(({ badge }) => badge)).toEqual(climbed);
    }
    // Also of the configuration, which has no verification of its own.
    const verifiedOn = found?.deployment?.document.history.at(-1)?.on;
    expect(found?.deployment?.document.fields.modelName).toMatchObject({ verifiedOn });
    const page = await getDeployment(hospital.it, { id: made.id });
    expect(page.current?.configuration.provenance.modelName).toMatchObject({ verifiedOn });
    const listed = await searchRegister(visitor, { filter: filterOf({ q: hospital.nameZh }) });
    expect(listed.rows.map((row) => row.number)).toEqual([made.applicationNumber]);
  });

  it("refuses the person who handed it in as its confirmer, and says so in the trail", async () => {
    const own = await makeHospital(portal);
    const made = await draftDeployment(own);
    await submitRecord(own.quality, await moveInput(own.it, made.id, "submit")).catch((error) =>
      expect(error).toMatchObject({ code: "permission.denied" }),
    );
    await submitRecord(own.it, await moveInput(own.it, made.id, "submit"));
    const input = await moveInput(own.quality, made.id, "confirm");
    const both = { ...own.it, role: "hospital_quality" as const } as Viewer;
    await expect(confirmRecord(both, input)).rejects.toMatchObject({ code: "record.same-person" });
    const denied = await portal.asMaintenance((tx) =>
      tx.execute(
        sql`select event from audit_events where institution_id = ${own.id} and action = 'access.denied' order by seq`,
      ),
    );
    expect(denied.length).toBe(2);
  });

  it("keeps the database's own check on two persons, whatever the code above does", async () => {
    const own = await makeHospital(portal);
    const made = await draftDeployment(own);
    await submitRecord(own.it, await moveInput(own.it, made.id, "submit"));
    const forced = portal.asMaintenance((tx) =>
      tx.execute(sql`update deployments set confirmed_by = submitted_by where id = ${made.id}`),
    );
    await expect(forced).rejects.toMatchObject({ cause: { constraint_name: "deployments_two_persons" } });
  });

  it("tells the second of two who saved on the same revision, and loses nothing of the first", async () => {
    const made = await draftDeployment(hospital);
    const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "第一位的名称");
    await updateApplication(hospital.it, { ...values, id: made.applicationId, revision: 1 });
    const second = updateApplication(hospital.it, {
      ...values,
      nameZh: "第二位的名称",
      id: made.applicationId,
      revision: 1,
    });
    await expect(second).rejects.toMatchObject({ code: "record.stale", values: { by: "信息员" } });
    expect((await getApplication(hospital.it, { id: made.applicationId })).row).toMatchObject({
      nameZh: "第一位的名称",
      revision: 2,
    });
  });

  it("refuses to confirm what changed since it was on the screen", async () => {
    const made = await draftDeployment(hospital);
    const submit = await moveInput(hospital.it, made.id, "submit");
    const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "改了名称");
    await updateApplication(hospital.it, { ...values, id: made.applicationId, revision: 1 });
    await expect(submitRecord(hospital.it, submit)).rejects.toMatchObject({ code: "record.stale" });
  });

  it("lets one of two reviewers who decide at once succeed", async () => {
    const made = await draftDeployment(hospital);
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    const other = await makeReviewer(portal);
    const input = await moveInput(reviewer, made.id, "verify");
    const results = await Promise.allSettled([
      verifyRecord(reviewer, input),
      returnRecord(other, { ...input, reason: "请补充说明" }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("sends back with a reason, from the second person and from the reviewer, and takes it again", async () => {
    const made = await draftDeployment(hospital);
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await declineRecord(hospital.quality, {
      ...(await moveInput(hospital.quality, made.id, "decline")),
      reason: "名称与公示不一致",
    });
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await withdrawRecord(hospital.it, await moveInput(hospital.it, made.id, "withdraw"));
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    await returnRecord(reviewer, {
      ...(await moveInput(reviewer, made.id, "return")),
      reason: "请说明复核方式",
    });
    const page = await getDeployment(hospital.it, { id: made.id });
    expect(page.summary).toMatchObject({
      state: "returned",
      returnedReason: "请说明复核方式",
      nextAct: "hospital_edits",
    });
    expect(page.decisions.map(({ decision }) => decision)).toEqual([
      "submitted",
      "declined",
      "submitted",
      "declined",
      "submitted",
      "confirmed",
      "returned",
    ]);
  });

  it("asks the second person again after a reviewer's return, also for what nobody changed", async () => {
    const made = await draftDeployment(hospital);
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    await returnRecord(reviewer, { ...(await moveInput(reviewer, made.id, "return")), reason: "请补充说明" });
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    expect((await getDeployment(hospital.it, { id: made.id })).summary.nextAct).toBe("hospital_confirms");
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    await verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify"));
    const found = await getPublishedRecord(visitor, { number: made.applicationNumber });
    for (const record of [found?.record, found?.deployment]) {
      expect(record?.document.history.map(({ badge }) => badge)).toEqual(climbed);
    }
  });

  it("keeps the public copy while a published record is edited, and lowers the badge when the hospital stands for the change", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "改过的应用");
    await updateApplication(hospital.it, { ...values, id: made.applicationId, revision: 1 });
    expect((await getPublishedRecord(visitor, { number: made.applicationNumber }))?.record).toMatchObject({
      nameZh: "诊前预问诊",
      badge: "reviewer_verified",
    });
    const root = {
      kind: "application" as const,
      id: made.applicationId,
      seen: [{ id: made.applicationId, revision: 2 }],
    };
    await submitRecord(hospital.it, root);
    await confirmRecord(hospital.quality, root);
    expect((await getPublishedRecord(visitor, { number: made.applicationNumber }))?.record).toMatchObject({
      nameZh: "改过的应用",
      badge: "hospital_confirmed",
      version: 2,
    });
    await verifyRecord(reviewer, root);
    expect((await getPublishedRecord(visitor, { number: made.applicationNumber }))?.record).toMatchObject({
      badge: "reviewer_verified",
      version: 3,
    });
  });
});

describe("the reviewer's queue", () => {
  it("holds what a hospital confirmed, public already or not, and nothing that was verified", async () => {
    const own = await makeHospital(portal, "340000");
    const local = await makeReviewer(portal, "340000");
    const made = await publishedDeployment(own, local);
    expect(await listReviewQueue(local, {})).toEqual([]);
    const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "再改的应用");
    await updateApplication(own.it, { ...values, id: made.applicationId, revision: 1 });
    const root = {
      kind: "application" as const,
      id: made.applicationId,
      seen: [{ id: made.applicationId, revision: 2 }],
    };
    await submitRecord(own.it, root);
    expect(await listReviewQueue(local, {})).toEqual([]);
    await confirmRecord(own.quality, root);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update applications set state = 'published' where id = ${made.applicationId}`),
    );
    expect((await listReviewQueue(local, {})).map(({ id }) => id)).toEqual([made.applicationId]);
    await verifyRecord(local, root);
    expect(await listReviewQueue(local, {})).toEqual([]);
  });
});
