import { afterAll, beforeAll, expect, it } from "vitest";
import { institutionValues } from "@/lib/testing/institution-form";
import { makeHospital, openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { updateInstitution } from "./commands";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

it("does not let a hospital call its own participation verified", async () => {
  const hospital = await makeHospital(portal);
  const form = { ...institutionValues(hospital.id, 1, hospital.jurisdictionCode), participation: "verified" };
  await expect(updateInstitution(hospital.it, form)).rejects.toMatchObject({
    fields: [{ path: "participation", code: "choice" }],
  });
});
