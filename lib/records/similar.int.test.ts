import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { createDeployment } from "@/lib/deployments/commands";
import { updateInstitution } from "@/lib/institutions/commands";
import { applicationValues, deploymentValues } from "@/lib/testing/forms";
import { institutionValues } from "@/lib/testing/institution-form";
import { draftDeployment, moveInput, publishedDeployment } from "@/lib/testing/journey";
import { makeNewcomer } from "@/lib/testing/membership";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { confirmRecord, submitRecord, withdrawRecord } from "./commands";
import { compareRecords, listLikeInstitutions } from "./similar-queries";

let portal: TestPortal;
let hospital: TestHospital;
let other: TestHospital;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  other = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

it("names a like institution of the province only once it is public, and only by what is public", async () => {
  for (const { id, it: person, jurisdictionCode } of [hospital, other]) {
    await updateInstitution(person, institutionValues(id, 1, jurisdictionCode));
  }
  const asked = async () =>
    (await compareRecords(hospital.it, { kind: "institution", id: hospital.id })).similar;
  expect(await asked()).toEqual([]);
  await publishedDeployment(other, reviewer);
  const [found, ...rest] = await asked();
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ because: "sameName", href: expect.stringMatching(/^\/register\/INS-/) });
  expect(JSON.stringify(found)).not.toContain(other.id);
});

it("names a twin among the hospital's own deployments and applications, and no other hospital's", async () => {
  const made = await draftDeployment(hospital, "只登记一次的平台");
  const asked = async () =>
    (await compareRecords(hospital.it, { kind: "deployment", id: made.id })).similar.filter(
      ({ kind }) => kind !== "institution",
    );
  await createDeployment(other.it, deploymentValues("只登记一次的平台"));
  expect(await asked()).toEqual([]);
  const twin = await createDeployment(hospital.it, deploymentValues("只登记一次的 平台"));
  const again = await createApplication(hospital.it, applicationValues(made.id));
  const found = await asked();
  expect(found.map(({ number, because }) => [number, because])).toEqual([
    [twin.number, "name"],
    [made.applicationNumber, "use"],
    [again.number, "use"],
  ]);
});

it("is passed on with a reason that stands in the trail", async () => {
  const made = await draftDeployment(hospital, "两地各一套");
  const input = await moveInput(hospital.it, made.id, "submit");
  const reason = "东西两个院区各有一套，并非重复";
  await expect(submitRecord(hospital.it, { ...input, reason: "否" })).rejects.toMatchObject({
    code: "input.invalid",
  });
  await submitRecord(hospital.it, { ...input, reason });
  const [event] = await portal.asMaintenance((tx) =>
    tx.execute<{ reason: string }>(sql`
      select event->>'reason' as reason from audit_events where action = 'record.submitted' and object_id = ${made.id}`),
  );
  expect(event?.reason).toBe(reason);
});

it("shows warning and answer to whoever confirms and verifies, of the submission that waits and of no other", async () => {
  const own = await makeHospital(portal);
  const name = "门诊与急诊各一套";
  await createDeployment(own.it, deploymentValues(name));
  const made = await draftDeployment(own, name);
  const seenBy = (viewer: Viewer) => compareRecords(viewer, { kind: "deployment", id: made.id });
  const submit = async (reason: string) =>
    submitRecord(own.it, { ...(await moveInput(own.it, made.id, "submit")), reason });
  await submit("先前的理由，已撤回");
  await withdrawRecord(own.it, await moveInput(own.it, made.id, "withdraw"));
  expect((await seenBy(own.quality)).reasons).toEqual([]);
  await submit("门诊与急诊分开部署");

  const answered = {
    similar: [{ kind: "deployment", name, because: "name" }],
    reasons: [{ reason: "门诊与急诊分开部署", byName: own.it.name }],
  };
  const forQuality = await seenBy(own.quality);
  expect(forQuality).toMatchObject(answered);
  expect(forQuality.reasons[0]?.numbers).toEqual(
    expect.arrayContaining([made.number, made.applicationNumber]),
  );
  await confirmRecord(own.quality, await moveInput(own.quality, made.id, "confirm"));
  expect(await seenBy(reviewer)).toMatchObject(answered);
});

it("names to whoever proposes an institution the public one of that name, and an unpublished one to nobody", async () => {
  const own = await makeHospital(portal);
  const asking = await makeNewcomer(portal);
  const proposed = { nameZh: own.nameZh, provinceAdcode: own.jurisdictionCode };
  const identical = { name: own.nameZh, because: "sameName" };
  expect(await listLikeInstitutions(asking, proposed)).not.toContainEqual(expect.objectContaining(identical));
  await publishedDeployment(own, reviewer);
  const [first] = await listLikeInstitutions(asking, proposed);
  expect(first).toMatchObject(identical);
  expect(await listLikeInstitutions(asking, { ...proposed, provinceAdcode: "440000" })).toEqual([]);
});
