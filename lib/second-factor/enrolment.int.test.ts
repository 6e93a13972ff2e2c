import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { recoveryCodes, secondFactors } from "@/db/schema/signatures";
import { signInAttempts } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import {
  makeHospital,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { signForTest } from "@/lib/testing/signed";
import { codeOf, makeSigner, SIGNER_PASSWORD } from "@/lib/testing/signer";
import {
  beginEnrolment,
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from "./commands";
import { proveCode } from "./prove-code";
import { getSecondFactor, listSecondFactors } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let person: Viewer;
const password = SIGNER_PASSWORD;

const forget = (userId: string) =>
  portal.asMaintenance(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
  });

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  person = hospital.quality;
  // A password to prove oneself with.
  await makeSigner(portal, person);
});
beforeEach(() => forget(person.userId));
afterAll(() => portal.close());

async function secretShown(): Promise<string> {
  const held = await getSecondFactor(person, {});
  if (held.state !== "pending") throw new Error(`the factor is ${held.state}`);
  return held.secret;
}
async function enrol() {
  await beginEnrolment(person, { password });
  const secret = await secretShown();
  // The code of the step before, so that the present one is still to be used.
  const { codes } = await confirmEnrolment(person, { code: codeOf(secret, -30) });
  return { secret, codes };
}
const trailOf = (userId: string) =>
  portal.asMaintenance((tx) =>
    tx.execute<{ action: string; text: string }>(
      sql`select action, event::text as text from audit_events where object_id = ${userId} order by seq`,
    ),
  );

it("counts once a first code has come back, and is told nowhere from then on", async () => {
  await beginEnrolment(person, { password });
  const secret = await secretShown();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  await expect(proveCode(person, codeOf(secret), "code")).rejects.toMatchObject({
    code: "signature.not-enrolled",
  });
  await expect(confirmEnrolment(person, { code: codeOf(secret, 300) })).rejects.toMatchObject({
    fields: [{ path: "code", code: "codeWrong" }],
  });
  const { codes } = await confirmEnrolment(person, { code: codeOf(secret) });
  expect(new Set(codes).size).toBe(10);
  const held = await getSecondFactor(person, {});
  expect(held).toMatchObject({ state: "active", codesLeft: 10 });
  const stored = await portal.asMaintenance((tx) =>
    tx.execute<{ text: string }>(
      sql`select string_agg(t, ' ') as text from (select f::text t from second_factors f union all select c::text from recovery_codes c union all select e::text from audit_events e) all_rows`,
    ),
  );
  for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))]) {
    expect(JSON.stringify(held) + stored[0]?.text).not.toContain(word);
  }
});

it("asks for the password first, waits a quarter of an hour, and is not made twice", async () => {
  await expect(beginEnrolment(person, { password: "not the phrase" })).rejects.toMatchObject({
    fields: [{ path: "password", code: "passwordWrong" }],
  });
  await beginEnrolment(person, { password });
  const secret = await secretShown();
  await portal.asMaintenance((tx) =>
    tx.update(secondFactors).set({ createdAt: new Date(Date.now() - 16 * 60_000) }),
  );
  expect(await getSecondFactor(person, {})).toEqual({ state: "none" });
  await expect(confirmEnrolment(person, { code: codeOf(secret) })).rejects.toMatchObject({
    code: "factor.not-begun",
  });
  await enrol();
  await expect(beginEnrolment(person, { password })).rejects.toMatchObject({ code: "factor.enrolled" });
});

it("lets each recovery code sign once, however it is typed", async () => {
  const { codes } = await enrol();
  const typed = ` ${codes[3]?.toLowerCase().replaceAll("-", " ")} `;
  const input = (code: string) => ({
    institutionId: hospital.id,
    jurisdictionCode: hospital.jurisdictionCode,
    id: newId(),
    caseId: null,
    text: "第二类",
    displayedDigest: "0".repeat(64),
    credential: { password, code },
  });
  // Stale on purpose: the code is used up before the command looks at anything else.
  await expect(signForTest(person, input(typed))).rejects.toMatchObject({ code: "signature.stale" });
  await expect(signForTest(person, input(typed))).rejects.toMatchObject({
    fields: [{ path: "credential.code", code: "codeUsed" }],
  });
  expect(await getSecondFactor(person, {})).toMatchObject({ codesLeft: 9 });
});

it("gives new recovery codes for both components, and the old ones end", async () => {
  const { secret, codes } = await enrol();
  const renewed = await renewRecoveryCodes(person, { password, code: codeOf(secret) });
  expect(renewed.codes.filter((code) => codes.includes(code))).toEqual([]);
  await expect(proveCode(person, codes[0]?.replaceAll("-", "") ?? "", "code")).rejects.toMatchObject({
    fields: [{ code: "codeWrong" }],
  });
});

it("is removed with both components, never with the password alone", async () => {
  const { codes } = await enrol();
  await expect(removeSecondFactor(person, { password, code: "000000" })).rejects.toMatchObject({
    fields: [{ path: "code", code: "codeWrong" }],
  });
  await removeSecondFactor(person, { password, code: codes[0] });
  expect(await getSecondFactor(person, {})).toEqual({ state: "none" });
});

it("is cleared by the security administrator, with a reason in the trail, and never by the person so", async () => {
  const admin = await makeViewer(portal, { role: "admin_security", jurisdictionCode: "000000" }, "安全");
  await enrol();
  expect((await listSecondFactors(admin, {})).map(({ userId }) => userId)).toContain(person.userId);
  await expect(resetSecondFactor(admin, { userId: admin.userId, reason: "手机遗失" })).rejects.toMatchObject({
    code: "factor.own",
  });
  await resetSecondFactor(admin, { userId: person.userId, reason: "手机遗失，已当面核实" });
  expect(await getSecondFactor(person, {})).toEqual({ state: "none" });
  const trail = await trailOf(person.userId);
  expect(trail.at(-1)).toMatchObject({ action: "factor.reset" });
  expect(trail.at(-1)?.text).toContain("手机遗失，已当面核实");
  expect(new Set(trail.map(({ action }) => action))).toEqual(
    new Set([
      "account.password-refused",
      "factor.begun",
      "factor.enrolled",
      "factor.used",
      "factor.refused",
      "factor.renewed",
      "factor.removed",
      "factor.reset",
    ]),
  );
});

it("locks after five wrong codes in a row; a right password grants no new ones", async () => {
  const { secret } = await enrol();
  await portal.asMaintenance((tx) => tx.delete(signInAttempts));
  for (let tries = 0; tries < 5; tries += 1) {
    await renewRecoveryCodes(person, { password, code: "000000" }).catch(() => {});
  }
  await expect(renewRecoveryCodes(person, { password, code: codeOf(secret) })).rejects.toMatchObject({
    fields: [{ path: "code", code: "codeLocked", values: { minutes: 1 } }],
  });
});
