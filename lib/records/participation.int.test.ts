import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { updateInstitution } from "@/lib/institutions/commands";
import { institutionValues } from "@/lib/testing/institution-form";
import { draftDeployment, moveInput, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { confirmRecord, submitRecord, verifyRecord } from "./commands";

let portal: TestPortal;
let reviewer: Viewer;
beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

async function declare(hospital: TestHospital, participation: "no_llm_declared" | "unverified") {
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(institutions).where(eq(institutions.id, hospital.id)),
  );
  const values = institutionValues(hospital.id, row?.revision ?? 0, hospital.jurisdictionCode);
  return updateInstitution(hospital.it, { ...values, nameZh: hospital.nameZh, participation });
}

it("refuses to declare that no model is used while the register shows a deployment", async () => {
  const hospital = await makeHospital(portal);
  await publishedDeployment(hospital, reviewer);
  await expect(declare(hospital, "no_llm_declared")).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ path: "participation", code: "deploymentsPublished", values: { count: 1 } }],
  });
});

it("takes no deployment of an institution that declares so, neither handed in nor to be verified", async () => {
  const hospital = await makeHospital(portal);
  const made = await draftDeployment(hospital);
  const refused = { code: "record.incomplete", fields: [{ path: "institution", code: "declaresNoModel" }] };
  await declare(hospital, "no_llm_declared");
  await expect(
    submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit")),
  ).rejects.toMatchObject(refused);
  await declare(hospital, "unverified");
  await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
  await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
  await portal.asMaintenance((tx) =>
    tx.update(institutions).set({ participation: "no_llm_declared" }).where(eq(institutions.id, hospital.id)),
  );
  await expect(verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify"))).rejects.toMatchObject(
    refused,
  );
});
