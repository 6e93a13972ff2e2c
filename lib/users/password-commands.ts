import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { sessions, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { portalStream } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/passwords";
import { proveAgain } from "@/lib/auth/sign-in";
import { defineCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { passwordForm } from "./schema";

type Prepared = { provenHash: string; passwordHash: string };

/** Changes one's own password. Every other session of the person ends; this one stays. */
export const changePassword = defineCommand<Viewer, typeof passwordForm, { ended: number }, Prepared>({
  name: "password.change",
  permission: "password:change",
  input: passwordForm,
  scope: () => ({ kind: "auth", institutionId: PORTAL_STREAM_ID }),
  prepare: async ({ current, password }, actor) => ({
    provenHash: await proveAgain(actor, current),
    passwordHash: await hashPassword(password),
  }),
  run: async ({ actor, prepared: { provenHash, passwordHash }, tx, at }) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash })
      // Two changes at once: the later proved a password that is no longer the password.
      .where(and(eq(users.id, actor.userId), eq(users.passwordHash, provenHash)))
      .returning({ id: users.id });
    if (changed === undefined) throw new AppError("record.stale");
    const { userId, id, revokedAt } = sessions;
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: at, revokedBy: actor.userId })
      .where(and(eq(userId, actor.userId), ne(id, actor.sessionId), isNull(revokedAt)))
      .returning({ id });
    const object = { kind: "account", id: actor.userId };
    const detail = { sessions: ended.length };
    return {
      result: { ended: ended.length },
      audit: [{ ...portalStream, action: "account.password-changed", object, detail }],
    };
  },
});
