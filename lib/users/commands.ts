import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { portalStream } from "@/lib/audit/append";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/passwords";
import { countSignUp } from "@/lib/auth/sign-in";
import { defineCommand, defineViewerCommand } from "@/lib/command/define-command";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { accountForm } from "./schema";

const emailTaken = () =>
  new AppError("account.email-taken", { fields: [{ path: "email", code: "emailTaken" }] });

/** An account without any scope: it may look at the public register and ask to act for an institution. */
export const createAccount = defineCommand<Visitor | Viewer, typeof accountForm, { userId: string }, string>({
  name: "account.create",
  permission: "account:create",
  input: accountForm,
  before: (actor) => countSignUp(actor.request.address),
  scope: () => ({ kind: "auth", institutionId: PORTAL_STREAM_ID }),
  prepare: (input) => hashPassword(input.password),
  run: async ({ input, prepared: passwordHash, tx, at }) => {
    const [taken] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, input.email.toLowerCase()));
    if (taken !== undefined) throw emailTaken();
    const userId = newId();
    await tx
      .insert(users)
      .values({ id: userId, email: input.email, name: input.name, passwordHash, createdAt: at })
      // The same form posted twice at once: the index decides which of the two was first.
      .catch((error: unknown) => {
        throw databaseCode(error) === "23505" ? emailTaken() : error;
      });
    return {
      result: { userId },
      audit: [{ ...portalStream, action: "account.created", object: { kind: "account", id: userId } }],
    };
  },
});

/** Ends one's own session; the next request with its cookie proves nobody. */
export const endSession = defineViewerCommand({
  name: "session.end",
  permission: "session:end",
  input: z.strictObject({}),
  scope: () => ({ kind: "auth", institutionId: PORTAL_STREAM_ID }),
  run: async ({ actor, tx, at }) => {
    await tx
      .update(sessions)
      .set({ revokedAt: at, revokedBy: actor.userId })
      .where(eq(sessions.id, actor.sessionId));
    return {
      result: {},
      audit: [{ ...portalStream, action: "session.ended", object: { kind: "account", id: actor.userId } }],
    };
  },
});

/** All sessions of a person, or one of them. */
const endedSessions = z.union([
  z.strictObject({ userId: z.uuid() }),
  z.strictObject({ sessionId: z.uuid() }),
]);

/** The security administrator ends sessions; each acts at its person's next request. */
export const revokeSessions = defineViewerCommand({
  name: "session.revoke",
  permission: "session:revoke",
  input: endedSessions,
  run: async ({ actor, input, tx, at }) => {
    const which = "userId" in input ? eq(sessions.userId, input.userId) : eq(sessions.id, input.sessionId);
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: at, revokedBy: actor.userId })
      .where(and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, at)))
      .returning({ id: sessions.id, userId: sessions.userId });
    const [first] = ended;
    if (first === undefined) throw new AppError("session.not-found");
    const one = "sessionId" in input ? { session: first.id } : {};
    return {
      result: { ended: ended.length },
      audit: [
        {
          ...portalStream,
          action: "session.revoked",
          object: { kind: "account", id: first.userId },
          detail: { sessions: ended.length, ...one },
        },
      ],
    };
  },
});
