import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secondFactors, signatures, signingKeys } from "@/db/schema/signatures";
import { users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { databaseCode, scoped } from "@/lib/database";
import { canonicalDigest } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { verifyBytes } from "@/lib/portal-key";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { changeForTest, displayedOf, signAs, signForTest } from "@/lib/testing/signed";
import { codeOf, credentialOf, makeSigner, SIGNER_PASSWORD, SIGNER_SECRET } from "@/lib/testing/signer";
import { statementBytes, statementOf } from "./statement";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let signer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal, "330000", "nmpa");
  signer = hospital.quality;
  await makeSigner(portal, signer);
  await makeSigner(portal, reviewer);
});
afterAll(() => portal.close());

const rowOf = async (id: string) => {
  const [row] = await portal.asMaintenance((tx) => tx.select().from(signatures).where(eq(signatures.id, id)));
  if (row === undefined) throw new Error("the signature is not stored");
  return row;
};
const countOf = (id: string) =>
  portal.asMaintenance((tx) => tx.$count(signatures, eq(signatures.subjectId, id)));

type Act = Partial<{ password: string; code: string; displayedDigest: string; at: TestHospital }>;
async function trySigning(who: Viewer, id: string, { at = hospital, ...given }: Act = {}) {
  const { displayedDigest = canonicalDigest(displayedOf(id, "第二类")), ...credential } = given;
  const input = {
    institutionId: at.id,
    jurisdictionCode: at.jurisdictionCode,
    id,
    caseId: null,
    text: "第二类",
    displayedDigest,
    credential: { ...(await credentialOf(portal, who)), ...credential },
  };
  return { input, answer: signForTest(who, input) };
}

const events = (action: string) =>
  portal.asMaintenance((tx) =>
    tx.execute<{ outcome: string; event: { detail: Record<string, unknown>; object: { id: string } } }>(
      sql`select outcome, event from audit_events where action = ${action} order by at desc`,
    ),
  );

describe("a signature", () => {
  it("says who signed what, as whom, meaning what, and verifies under the published key", async () => {
    const id = newId();
    const row = await rowOf(await signAs(portal, signer, hospital, { id }));
    expect(row).toMatchObject({
      institutionId: hospital.id,
      jurisdictionCode: "330000",
      meaning: "approval",
      subjectId: id,
      subjectRevision: 3,
      signerId: signer.userId,
      signerName: signer.name,
      signerRole: "hospital_quality",
      signerAuthority: null,
      organisationZh: hospital.nameZh,
      credentials: ["password", "totp"],
      voidedAt: null,
    });
    expect(row.displayedDigest).toBe(canonicalDigest(displayedOf(id, "第二类")));
    const [key] = await portal.asMaintenance((tx) =>
      tx.select().from(signingKeys).where(eq(signingKeys.keyId, row.keyId)),
    );
    const isValid = (changed: Partial<typeof row>) =>
      verifyBytes(statementBytes(statementOf({ ...row, ...changed })), row.value, key?.publicKey ?? "");
    expect(isValid({})).toBe(true);
    expect(isValid({ signerName: "别人" })).toBe(false);
    expect(isValid({ displayedDigest: "0".repeat(64) })).toBe(false);
    const [made] = await events("signature.made");
    expect(made?.event).toMatchObject({ object: { id: row.id }, detail: { meaning: "approval" } });
  });

  it("names an official's authority and area", async () => {
    const row = await rowOf(await signAs(portal, reviewer, hospital, { id: newId(), caseId: newId() }));
    expect(row).toMatchObject({
      signerAuthority: "nmpa",
      organisationZh: "药监局 · 浙江",
      caseState: "deciding",
    });
  });

  it("is refused over what has changed since it was shown, and leaves nothing", async () => {
    const id = newId();
    const { answer } = await trySigning(signer, id, { displayedDigest: "0".repeat(64) });
    await expect(answer).rejects.toMatchObject({ code: "signature.stale" });
    expect(await countOf(id)).toBe(0);
  });

  it("of another institution cannot be made, by a hospital or by a reviewer of another province", async () => {
    const other = await makeHospital(portal, "440000");
    const id = newId();
    const stranger = await makeReviewer(portal, "110000");
    await makeSigner(portal, stranger);
    for (const who of [signer, stranger]) {
      const { answer } = await trySigning(who, id, { at: other });
      await expect(answer).rejects.toThrow();
    }
    expect(await countOf(id)).toBe(0);
  });

  it("cannot be made in another person's name, changed or deleted, even by statements of the scope", async () => {
    const row = await rowOf(await signAs(portal, signer, hospital, { id: newId() }));
    const scope = { kind: "hospital", institutionId: hospital.id, userId: hospital.it.userId } as const;
    const statements = [
      sql`insert into signatures select (jsonb_populate_record(s, jsonb_build_object('id', ${newId()}::text))).* from signatures s where id = ${row.id}`,
      sql`update signatures set signer_name = '别人' where id = ${row.id}`,
      sql`update signatures set displayed = '{}' where id = ${row.id}`,
      sql`delete from signatures where id = ${row.id}`,
      sql`select sealed from second_factors`,
      sql`insert into signing_keys values ('ed25519-x', 'Ed25519', 'x', now())`,
    ];
    for (const statement of statements) {
      const answer = scoped(scope, (tx) => tx.execute(statement)).catch(databaseCode);
      expect(await answer).toBe("42501");
    }
    expect(await rowOf(row.id)).toEqual(row);
  });
});

describe("the signer", () => {
  const field = (path: string, code: string) => ({ code: "input.invalid", fields: [{ path, code }] });

  it("is refused with a wrong password, which counts as at the sign-in", async () => {
    const { answer } = await trySigning(signer, newId(), { password: "another phrase altogether" });
    await expect(answer).rejects.toMatchObject(field("credential.password", "passwordWrong"));
    const [account] = await portal.asMaintenance((tx) =>
      tx.select().from(users).where(eq(users.id, signer.userId)),
    );
    expect(account?.failedSignIns).toBe(1);
  });

  it("is refused with a wrong code, one of two steps ago, or one used before, and is told which", async () => {
    const wrong = codeOf(SIGNER_SECRET) === "000000" ? "000001" : "000000";
    for (const code of [wrong, codeOf(SIGNER_SECRET, -90), codeOf(SIGNER_SECRET, 90)]) {
      const { answer } = await trySigning(signer, newId(), { code });
      await expect(answer).rejects.toMatchObject(field("credential.code", "codeWrong"));
    }
    const { input, answer } = await trySigning(signer, newId());
    await answer;
    await expect(signForTest(signer, input)).rejects.toMatchObject(field("credential.code", "codeUsed"));
    const [refused] = await events("factor.refused");
    expect(refused).toMatchObject({ outcome: "denied", event: { detail: { code: "codeUsed" } } });
  });

  it("may have a clock that is one step early or late", async () => {
    for (const seconds of [-30, 30]) {
      const { answer } = await trySigning(signer, newId(), { code: codeOf(SIGNER_SECRET, seconds) });
      expect(await answer).toHaveProperty("id");
    }
  });

  it("uses one code for one signature, of two sent at once", async () => {
    const { input, answer } = await trySigning(signer, newId());
    const answers = await Promise.allSettled([
      answer,
      signForTest(signer, input),
      signForTest(signer, input),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countOf(input.id)).toBe(1);
  });

  it("waits after five wrong codes, and a sign-in grants no new guesses", async () => {
    const who = hospital.it;
    await makeSigner(portal, who);
    const { input, answer } = await trySigning(who, newId(), { code: "000000" });
    await answer.catch(() => {});
    for (let tries = 0; tries < 4; tries += 1) {
      await signForTest(who, input).catch(() => {});
    }
    const right = { ...input, credential: { password: SIGNER_PASSWORD, code: codeOf(SIGNER_SECRET) } };
    await expect(signForTest(who, right)).rejects.toMatchObject({
      fields: [{ path: "credential.code", code: "codeLocked", values: { minutes: 1 } }],
    });
  });

  it("without a second factor cannot sign at all", async () => {
    const stranger = await makeReviewer(portal);
    await makeSigner(portal, stranger);
    await portal.asMaintenance((tx) =>
      tx.delete(secondFactors).where(eq(secondFactors.userId, stranger.userId)),
    );
    const { answer } = await trySigning(stranger, newId());
    await expect(answer).rejects.toMatchObject({ code: "signature.not-enrolled" });
  });
});

describe("a change of content", () => {
  it("voids what was signed of it, says by whom and why, and leaves the signature as it was", async () => {
    const [id, other] = [newId(), newId()];
    const [first, second] = [
      await rowOf(await signAs(portal, signer, hospital, { id })),
      await rowOf(await signAs(portal, reviewer, hospital, { id })),
    ];
    const kept = await rowOf(await signAs(portal, signer, hospital, { id: other }));
    const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
    expect(await changeForTest(hospital.it, { ...place, id })).toEqual({ voided: 2 });
    expect(await changeForTest(hospital.it, { ...place, id })).toEqual({ voided: 0 });
    for (const before of [first, second]) {
      const after = await rowOf(before.id);
      expect(after).toMatchObject({ voidedBy: hospital.it.userId, voidReason: "内容已改" });
      expect(statementOf(after)).toEqual(statementOf(before));
    }
    expect(await rowOf(kept.id)).toEqual(kept);
    expect((await events("signature.voided")).map(({ event }) => event.object.id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
  });
});
