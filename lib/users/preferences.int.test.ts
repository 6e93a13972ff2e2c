import { afterAll, beforeAll, expect, it } from "vitest";
import { viewerOfSession } from "@/lib/auth/mint";
import { answerOf } from "@/lib/testing/gate-world";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { savePreferences } from "./preference-commands";

let portal: TestPortal;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

it("turns single keys off for one person, from their next request on", async () => {
  const { it: person, quality: colleague } = hospital;
  const again = (who: typeof person) => viewerOfSession(who.sessionId, who.request);
  expect(await again(person)).toMatchObject({ isSingleKeyOn: true });
  await savePreferences(person, { isSingleKeyOn: false });
  expect(await again(person)).toMatchObject({ isSingleKeyOn: false });
  expect(await again(colleague)).toMatchObject({ isSingleKeyOn: true });
  await savePreferences(person, { isSingleKeyOn: true });
  expect(await again(person)).toMatchObject({ isSingleKeyOn: true });
});

it("takes nothing else along", async () => {
  const answer = await answerOf(savePreferences(hospital.it, { isSingleKeyOn: false, passwordHash: "x" }));
  expect(answer).toMatchObject({ refused: { code: "input.invalid" } });
});
