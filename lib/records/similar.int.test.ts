import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { createDeployment } from "@/lib/deployments/commands";
import { updateInstitution } from "@/lib/institutions/commands";
import { applicationValues, deploymentValues } from "@/lib/testing/forms";
import { institutionValues } from "@/lib/testing/institution-form";
import { draftDeployment, moveInput, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { submitRecord } from "./commands";
import { listSimilar } from "./similar-queries";

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
  const asked = () => listSimilar(hospital.it, { kind: "institution", id: hospital.id });
  expect(await asked()).toEqual([]);
  await publishedDeployment(other, reviewer);
  const [found, ...rest] = await asked();
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ because: "likeName", href: expect.stringMatching(/^\/register\/INS-/) });
  expect(JSON.stringify(found)).not.toContain(other.id);
});

it("names a twin among the hospital's own deployments and applications, and no other hospital's", async () => {
  const made = await draftDeployment(hospital, "只登记一次的平台");
  const asked = async () =>
    (await listSimilar(hospital.it, { kind: "deployment", id: made.id })).filter(
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
