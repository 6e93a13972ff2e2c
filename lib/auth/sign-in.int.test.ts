import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { memberships, sessions, signInAttempts, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { newId } from "@/lib/ids";
import { answerOf } from "@/lib/testing/gate-world";
import { makeHospital, makeViewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { createAccount, endSession, revokeSessions } from "@/lib/users/commands";
import { ADDRESS_FAILURES, ADDRESS_WINDOW_MINUTES, FREE_FAILURES, lockMinutes } from "./lock-out";
import { viewerOfSession } from "./mint";
import { hashPassword, verifyPassword } from "./passwords";
import { SESSION_HOURS, signIn } from "./sign-in";

const password = "a long enough phrase";
const wrong = "another long phrase";
let portal: TestPortal;
/** One hash for all: making it is slow on purpose. */
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  portal = await openTestPortal();
});
afterEach(() => vi.useRealTimers());
afterAll(() => portal.close());

let houses = 0;
/** Somebody with an account at an address of their own, so that no test slows another down. */
async function someone() {
  houses += 1;
  const address = `198.51.100.${houses}`;
  const request = { ...visitor.request, address };
  const email = `${newId()}@test.example`;
  const userId = newId();
  await portal.asMaintenance((tx) =>
    tx.insert(users).values({ id: userId, email, name: "某人", passwordHash }),
  );
  const attempt = (given: string, from: string | null = address) =>
    signIn({ email, password: given, userAgent: null, request: { ...request, address: from } });
  return { userId, email, address, request, attempt };
}

const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const refusedAs = (code: string) => ({ refused: { code } });
const setFailures = (userId: string, failedSignIns: number) =>
  portal.asMaintenance((tx) => tx.update(users).set({ failedSignIns }).where(eq(users.id, userId)));
const attemptsFrom = (address: string) =>
  portal.asMaintenance((tx) => tx.$count(signInAttempts, eq(signInAttempts.address, address)));

async function accountOf(userId: string) {
  const [row] = await portal.asMaintenance((tx) => tx.select().from(users).where(eq(users.id, userId)));
  return row;
}
/** What the trail holds about an account, oldest first. */
async function filedOf(userId: string): Promise<string[]> {
  const rows = await portal.asMaintenance((tx) =>
    tx.execute<{ action: string }>(
      sql`select action from audit_events where object_kind = 'account' and object_id = ${userId} order by seq`,
    ),
  );
  return rows.map(({ action }) => action);
}

describe("the lock of an account", () => {
  it("leaves five failures free, then closes for 1, 2, 4 … minutes and at most an hour; the right password afterwards ends it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { attempt, userId } = await someone();
    for (const failure of [1, 4, 5, 6, 7, FREE_FAILURES + 6]) {
      await setFailures(userId, failure - 1);
      expect(await answerOf(attempt(wrong, null))).toMatchObject(refusedAs("sign-in.failed"));
      const minutes = lockMinutes(failure);
      if (minutes === 0) continue;
      pass(minutes - 0.1);
      expect(await answerOf(attempt(password, null))).toMatchObject(refusedAs("sign-in.failed"));
      pass(0.2);
    }
    expect(lockMinutes(FREE_FAILURES + 6)).toBe(60);
    expect(await answerOf(attempt(password, null))).toHaveProperty("result");
    expect(await accountOf(userId)).toMatchObject({ failedSignIns: 0, lockedUntil: null });
  });

  it("answers and files a right guess like a wrong one, and neither makes it longer", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { attempt, userId, address } = await someone();
    await setFailures(userId, FREE_FAILURES - 1);
    await answerOf(attempt(wrong));
    const closed = await accountOf(userId);
    const [left, right] = [await answerOf(attempt(wrong)), await answerOf(attempt(password))];
    expect(right).toEqual(left);
    expect(right).toMatchObject({ refused: { code: "sign-in.failed", values: {} } });
    expect(await accountOf(userId)).toEqual(closed);
    expect(await attemptsFrom(address)).toBe(3);
    expect(await filedOf(userId)).toEqual(["session.refused", "session.refused", "session.refused"]);
    pass(1.1);
    expect(await answerOf(attempt(password))).toHaveProperty("result");
  });

  it("counts every one of the guesses that arrive at once", async () => {
    const { attempt, userId } = await someone();
    await Promise.all(Array.from({ length: FREE_FAILURES }, () => answerOf(attempt(wrong, null))));
    expect((await accountOf(userId))?.failedSignIns).toBe(FREE_FAILURES);
    expect(await answerOf(attempt(password, null))).toMatchObject(refusedAs("sign-in.failed"));
  });

  it("holds for a right guess that was already on its way when the account was closed", async () => {
    const { attempt, userId } = await someone();
    const late = answerOf(attempt(password, null));
    // The account has been read by now; its password takes much longer to check.
    await new Promise((resolve) => setTimeout(resolve, 60));
    const lockedUntil = new Date(Date.now() + 600_000);
    await portal.asMaintenance((tx) => tx.update(users).set({ lockedUntil }).where(eq(users.id, userId)));
    expect(await late).toMatchObject(refusedAs("sign-in.failed"));
    expect(await filedOf(userId)).toEqual(["session.refused"]);
  });
});

describe("an unknown address", () => {
  it("gets the answer of a wrong password, to the letter, and is written down nowhere", async () => {
    const { attempt, request } = await someone();
    const email = `${newId()}@nowhere.example`;
    const unknown = signIn({ email, password, userAgent: null, request });
    expect(await answerOf(unknown)).toEqual(await answerOf(attempt(wrong)));
    const [trail] = await portal.asMaintenance((tx) =>
      tx.execute<{ text: string }>(
        sql`select string_agg(event::text, ' ') as text from audit_events where institution_id = ${PORTAL_STREAM_ID}`,
      ),
    );
    expect(trail?.text).toContain("session.refused");
    expect(trail?.text).not.toContain(email);
    expect(trail?.text).not.toContain(wrong);
  });

  it("that no account can have is a failed sign-in like any other", async () => {
    const { request } = await someone();
    const asked = signIn({ email: "a\u0000b@test.example", password, userAgent: null, request });
    expect(await answerOf(asked)).toMatchObject(refusedAs("sign-in.failed"));
  });

  it("is found in any letter case, once it has an account", async () => {
    const { email, request, userId } = await someone();
    const given = { email: email.toUpperCase(), password, userAgent: null, request };
    expect(await signIn(given)).toMatchObject({ userId });
  });
});

describe("signing up", () => {
  it("twice at the same moment with one address makes one account", async () => {
    const account = { name: "双击", email: `${newId()}@test.example`, password };
    const both = await Promise.all([1, 2].map(() => answerOf(createAccount(visitor, account))));
    expect(both.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(both).toContainEqual({
      refused: expect.objectContaining({
        code: "account.email-taken",
        fields: [{ path: "email", code: "emailTaken" }],
      }),
    });
  });
});

describe("the throttle of a network address", () => {
  it("stops an address that fails too often, whatever account it tries, and lets it go when the window has passed", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { attempt, address } = await someone();
    const other = await someone();
    const before = await attemptsFrom(address);
    await answerOf(attempt(wrong));
    expect(await attemptsFrom(address)).toBe(before + 1);
    const left = ADDRESS_FAILURES - before - 1;
    const rows = Array.from({ length: left }, () => ({ id: newId(), address, at: new Date() }));
    await portal.asMaintenance((tx) => tx.insert(signInAttempts).values(rows));
    expect(await answerOf(attempt(password))).toMatchObject(refusedAs("request.too-many"));
    expect(await answerOf(other.attempt(password, address))).toMatchObject(refusedAs("request.too-many"));
    expect(await answerOf(other.attempt(password))).toHaveProperty("result");
    pass(ADDRESS_WINDOW_MINUTES + 1);
    expect(await answerOf(attempt(password))).toHaveProperty("result");
    expect(await attemptsFrom(address)).toBe(0);
  });

  it("is asked again when the password has been checked: many attempts at once gain nothing", async () => {
    const { attempt, address } = await someone();
    const late = answerOf(attempt(password));
    await new Promise((resolve) => setTimeout(resolve, 60));
    const rows = Array.from({ length: ADDRESS_FAILURES }, () => ({ id: newId(), address }));
    await portal.asMaintenance((tx) => tx.insert(signInAttempts).values(rows));
    expect(await late).toMatchObject(refusedAs("request.too-many"));
  });

  it("tells nobody then which of the many guesses was right", async () => {
    const { attempt, address } = await someone();
    const both = Promise.all([answerOf(attempt(wrong)), answerOf(attempt(password))]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const rows = Array.from({ length: ADDRESS_FAILURES }, () => ({ id: newId(), address }));
    await portal.asMaintenance((tx) => tx.insert(signInAttempts).values(rows));
    const [left, right] = await both;
    expect(left).toMatchObject(refusedAs("request.too-many"));
    expect(right).toEqual(left);
  });

  it("counts sign-ups too, and those most of all that were refused because the e-mail address is taken", async () => {
    const { email, address, request } = await someone();
    const before = await attemptsFrom(address);
    const probe = () => answerOf(createAccount({ ...visitor, request }, { name: "探问", email, password }));
    expect(await probe()).toMatchObject(refusedAs("account.email-taken"));
    expect(await attemptsFrom(address)).toBe(before + 1);
    const rows = Array.from({ length: ADDRESS_FAILURES }, () => ({ id: newId(), address }));
    await portal.asMaintenance((tx) => tx.insert(signInAttempts).values(rows));
    expect(await probe()).toMatchObject(refusedAs("request.too-many"));
  });
});

describe("a session", () => {
  it("proves its person until it ends, and nobody from the next request on", async () => {
    const { attempt, request, userId } = await someone();
    const { sessionId } = await attempt(password);
    const viewer = await viewerOfSession(sessionId, request);
    expect(viewer).toMatchObject({ userId, role: "account", institutionId: null, jurisdiction: null });
    if (viewer === null) return;
    await endSession(viewer, {});
    expect(await viewerOfSession(sessionId, request)).toBeNull();
  });

  it("is ended by the security administrator at once, with all others of that person and none of anybody else's", async () => {
    const [target, bystander] = [await someone(), await someone()];
    const admin = await makeViewer(portal, { role: "admin_security", jurisdictionCode: "000000" });
    const open = [await target.attempt(password), await target.attempt(password)];
    const kept = await bystander.attempt(password);
    expect(await revokeSessions(admin, { userId: target.userId })).toEqual({ ended: 2 });
    for (const { sessionId } of open) {
      expect(await viewerOfSession(sessionId, target.request)).toBeNull();
    }
    expect(await viewerOfSession(kept.sessionId, bystander.request)).not.toBeNull();
    const again = answerOf(revokeSessions(admin, { userId: target.userId }));
    expect(await again).toMatchObject(refusedAs("session.not-found"));
  });

  it("is ended alone where only it was named, and the trail says which", async () => {
    const target = await someone();
    const admin = await makeViewer(portal, { role: "admin_security", jurisdictionCode: "000000" });
    const [one, other] = [await target.attempt(password), await target.attempt(password)];
    expect(await revokeSessions(admin, { sessionId: one.sessionId })).toEqual({ ended: 1 });
    expect(await viewerOfSession(one.sessionId, target.request)).toBeNull();
    expect(await viewerOfSession(other.sessionId, target.request)).not.toBeNull();
    const again = answerOf(revokeSessions(admin, { sessionId: one.sessionId }));
    expect(await again).toMatchObject(refusedAs("session.not-found"));
    const both = { userId: target.userId, sessionId: other.sessionId };
    expect(await answerOf(revokeSessions(admin, both))).toMatchObject(refusedAs("input.invalid"));
    const [event] = await portal.asMaintenance((tx) =>
      tx.execute(sql`select event->'detail' as detail from audit_events
        where action = 'session.revoked' and object_id = ${target.userId}`),
    );
    expect(event).toEqual({ detail: { sessions: 1, session: one.sessionId } });
  });

  it("ends by itself after its hours, and one that never was proves nobody", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { attempt, request } = await someone();
    const { sessionId } = await attempt(password);
    pass(SESSION_HOURS * 60 - 1);
    expect(await viewerOfSession(sessionId, request)).not.toBeNull();
    pass(2);
    expect(await viewerOfSession(sessionId, request)).toBeNull();
    expect(await viewerOfSession(newId(), request)).toBeNull();
    expect(await viewerOfSession("' or true --", request)).toBeNull();
  });

  it("loses the reach of a membership that ended, at the next request", async () => {
    const hospital = await makeHospital(portal);
    const { sessionId, request, userId } = hospital.it;
    expect((await viewerOfSession(sessionId, request))?.role).toBe("hospital_it");
    await portal.asMaintenance((tx) =>
      tx.update(memberships).set({ state: "ended" }).where(eq(memberships.userId, userId)),
    );
    expect(await viewerOfSession(sessionId, request)).toMatchObject({ role: "account", institutionId: null });
  });

  it("is kept without the password, whose hash is salted and memory-hard", async () => {
    await (await someone()).attempt(password);
    const again = await hashPassword(password);
    expect(again).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(again).not.toBe(passwordHash);
    expect(await verifyPassword(password, again)).toBe(true);
    const kept = await portal.asMaintenance((tx) => tx.select().from(sessions));
    expect(JSON.stringify(kept)).not.toContain(password);
  });
});
