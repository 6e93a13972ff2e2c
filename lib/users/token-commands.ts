import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { apiTokens } from "@/db/schema/api";
import { portalStream } from "@/lib/audit/append";
import { may } from "@/lib/auth/permissions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { insertToken } from "./new-token";
import { streamOf } from "./stream-of";
import { tokenForm } from "./token-schema";

const DAY_MS = 86_400_000;

/** A token for oneself. */
export const createToken = defineViewerCommand({
  name: "token.create",
  permission: "token:keep",
  input: tokenForm,
  scope: (actor) => ({ kind: "auth", institutionId: streamOf(actor).institutionId }),
  run: async ({ actor, input, tx, at }) => {
    const tooMuch = input.scopes.filter((scope) => !may(actor.role, scope));
    if (tooMuch.length > 0)
      throw new AppError("input.invalid", { fields: [{ path: "scopes", code: "choice" }] });
    const { days, ...named } = input;
    const expiresAt = new Date(at.getTime() + days * DAY_MS);
    const token = { ...named, userId: actor.userId, createdAt: at, expiresAt };
    const { made, entry } = await insertToken(tx, token, streamOf(actor));
    return { result: made, audit: [entry] };
  },
});

const which = z.strictObject({ id: z.uuid() });

/** Ends one's own token; its next request proves nobody. */
export const revokeToken = defineViewerCommand({
  name: "token.revoke-own",
  permission: "token:keep",
  input: which,
  scope: (actor) => ({ kind: "auth", institutionId: streamOf(actor).institutionId }),
  run: async ({ actor, input, tx, at }) => {
    const [ended] = await tx
      .update(apiTokens)
      .set({ revokedAt: at, revokedBy: actor.userId })
      .where(and(eq(apiTokens.id, input.id), eq(apiTokens.userId, actor.userId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id, prefix: apiTokens.prefix });
    if (ended === undefined) throw new AppError("record.not-found");
    const detail = { prefix: ended.prefix };
    return {
      result: {},
      audit: [
        { ...streamOf(actor), action: "token.revoked", object: { kind: "token", id: ended.id }, detail },
      ],
    };
  },
});

/** The security administrator ends anybody's. */
export const revokeTokenOfOther = defineViewerCommand({
  name: "token.revoke",
  permission: "token:revoke",
  input: which,
  run: async ({ actor, input, tx, at }) => {
    const [ended] = await tx
      .update(apiTokens)
      .set({ revokedAt: at, revokedBy: actor.userId })
      .where(and(eq(apiTokens.id, input.id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id, prefix: apiTokens.prefix });
    if (ended === undefined) throw new AppError("record.not-found");
    const detail = { prefix: ended.prefix };
    return {
      result: {},
      audit: [{ ...portalStream, action: "token.revoked", object: { kind: "token", id: ended.id }, detail }],
    };
  },
});
