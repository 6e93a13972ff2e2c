import { afterAll, beforeAll, expect, it } from "vitest";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { makeOfficials, open, reviewable } from "@/lib/testing/reviews";
import { withdrawCase } from "./commands/submit";
import { readCase } from "./queries/case";
import { listToSign } from "./queries/to-sign";

let portal: TestPortal;
let hospital: TestHospital;
beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const waiting = async ({ quality }: TestHospital) => (await listToSign(quality, {})).map(({ id }) => id);

it("a classification waits for its hospital's signature until a case stands for it, and again after that was withdrawn", async () => {
  const { first } = await makeOfficials(portal);
  const other = await makeHospital(portal);
  const { id } = await reviewable(portal, hospital, first);
  expect(await listToSign(hospital.quality, {})).toMatchObject([{ id, modules: 1 }]);
  expect(await waiting(other)).toEqual([]);
  const opened = await open(portal, hospital.quality, id);
  expect(await waiting(hospital)).toEqual([]);
  const { revision } = await readCase(hospital.quality, { id: opened.id });
  await withdrawCase(hospital.quality, { id: opened.id, revision, reason: "范围须修改" });
  expect(await waiting(hospital)).toEqual([id]);
});
