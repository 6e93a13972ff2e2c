import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { FREE_FAILURES } from "@/lib/auth/lock-out";
import { viewerOfSession } from "@/lib/auth/mint";
import { hashPassword } from "@/lib/auth/passwords";
import { signIn } from "@/lib/auth/sign-in";
import { newId } from "@/lib/ids";
import { answerOf } from "@/lib/testing/gate-world";
import { trailOf } from "@/lib/testing/membership";
import { makeViewer, openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { changePassword } from "./password-commands";

const current = "a long enough phrase";
const password = "another long phrase";
const third = "a third long phrase";
let portal: TestPortal;
/** One hash for all: making it is slow on purpose. */
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(current);
  portal = await openTestPortal();
});
afterAll(() => portal.close());

let houses = 0;
/** Somebody signed in at an address of their own, so that no test slows another down. */
async function someone(): Promise<Viewer> {
  const made = await makeViewer(portal, null, "某人");
  await portal.asMaintenance((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, made.userId)));
  houses += 1;
  const request = { ...made.request, address: `198.51.100.${houses}` };
  const viewer = await viewerOfSession(made.sessionId, request);
  if (viewer === null) throw new Error("the viewer of a fresh session");
  return viewer;
}

const again = (viewer: Viewer) => viewerOfSession(viewer.sessionId, viewer.request);
const accountOf = async ({ userId }: Viewer) => {
  const [row] = await portal.asMaintenance((tx) => tx.select().from(users).where(eq(users.id, userId)));
  return row;
};
const enter = ({ email, request }: Viewer, given: string) =>
  answerOf(signIn({ email, password: given, userAgent: null, request }));
const WRONG = { refused: { code: "input.invalid", fields: [{ path: "current", code: "passwordWrong" }] } };

describe("changing one's password", () => {
  it("keeps this session, ends the others, and stands in the trail without either password", async () => {
    const person = await someone();
    const elsewhere = newId();
    await portal.asMaintenance((tx) =>
      tx
        .insert(sessions)
        .values({ id: elsewhere, userId: person.userId, expiresAt: new Date(Date.now() + 3_600_000) }),
    );
    expect(await changePassword(person, { current, password })).toEqual({ ended: 1 });
    expect(await again(person)).not.toBeNull();
    expect(await viewerOfSession(elsewhere, person.request)).toBeNull();
    expect(await enter(person, current)).toMatchObject({ refused: { code: "sign-in.failed" } });
    expect(await enter(person, password)).toHaveProperty("result");
    const event = (await trailOf(portal, PORTAL_STREAM_ID, "account.password-changed")).at(-1);
    expect(event).toMatchObject({ actorId: person.userId, objectId: person.userId });
    expect(JSON.stringify(event)).not.toMatch(/phrase|scrypt/);
  });

  it("asks the same of a password as signing up does, and another one than the current", async () => {
    const person = await someone();
    for (const [given, code] of [
      ["short", "passwordWeak"],
      [current, "passwordSame"],
    ]) {
      expect(await answerOf(changePassword(person, { current, password: given }))).toMatchObject({
        refused: { code: "input.invalid", fields: [{ path: "password", code }] },
      });
    }
    expect((await accountOf(person))?.passwordHash).toBe(passwordHash);
  });

  it("counts a wrong current password as a failed sign-in, and during the lock refuses the right one alike", async () => {
    const person = await someone();
    for (let failure = 1; failure <= FREE_FAILURES; failure += 1) {
      expect(await answerOf(changePassword(person, { current: third, password }))).toMatchObject(WRONG);
      expect((await accountOf(person))?.failedSignIns).toBe(failure);
    }
    expect((await accountOf(person))?.lockedUntil).not.toBeNull();
    expect(await answerOf(changePassword(person, { current, password }))).toMatchObject(WRONG);
    expect(await enter(person, current)).toMatchObject({ refused: { code: "sign-in.failed" } });
    expect((await accountOf(person))?.passwordHash).toBe(passwordHash);
    const refused = await trailOf(portal, PORTAL_STREAM_ID, "account.password-refused");
    expect(refused.filter(({ actorId }) => actorId === person.userId)).toHaveLength(FREE_FAILURES + 1);
  });

  it("happens once of two at once", async () => {
    const person = await someone();
    const both = await Promise.all([
      answerOf(changePassword(person, { current, password })),
      answerOf(changePassword(person, { current, password: third })),
    ]);
    expect(both.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(JSON.stringify(both)).toMatch(/record\.stale|passwordWrong/);
  });

  it("is nothing a machine may do", async () => {
    const person = await someone();
    const machine = { ...person, token: { id: newId(), scopes: ["home:read"] } } as Viewer;
    expect(await answerOf(changePassword(machine, { current, password }))).toMatchObject({
      refused: { code: "token.scope" },
    });
  });
});
