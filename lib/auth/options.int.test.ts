import { eq, sql } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sessions } from "@/db/schema/users";
import { newId } from "@/lib/ids";
import { makeViewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { endSession } from "@/lib/users/commands";
import { authOptions } from "./options";

let portal: TestPortal;
let options: NextAuthOptions;

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "s".repeat(32);
  portal = await openTestPortal();
  options = authOptions(visitor.request, endSession);
});
afterAll(() => portal.close());

type SignOut = Parameters<NonNullable<NonNullable<NextAuthOptions["events"]>["signOut"]>>[0];
/** What next-auth says when its own way out is taken: the claims of the cookie, or null when it held none. */
const leave = (token: object | null) => options.events?.signOut?.({ token } as SignOut);

it("next-auth's own way out ends the session's row, and the trail holds it", async () => {
  const viewer = await makeViewer(portal, null);
  await leave({ sub: viewer.userId, sid: viewer.sessionId });
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(sessions).where(eq(sessions.id, viewer.sessionId)),
  );
  expect(row).toMatchObject({ revokedBy: viewer.userId, revokedAt: expect.any(Date) });
  const filed = await portal.asMaintenance((tx) =>
    tx.execute<{ action: string }>(sql`select action from audit_events where object_id = ${viewer.userId}`),
  );
  expect(filed.map(({ action }) => action)).toEqual(["session.ended"]);
});

it.each([null, {}, { sid: 7 }, { sid: newId() }])(
  "is nobody's affair when the cookie says %j",
  async (token) => {
    await expect(leave(token)).resolves.toBeUndefined();
  },
);

it("shows no page of next-auth's own", () => {
  expect(Object.keys(options.pages ?? {}).sort()).toEqual(["error", "signIn", "signOut", "verifyRequest"]);
});
