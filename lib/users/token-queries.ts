import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

const shown = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  revokedAt: apiTokens.revokedAt,
};

/** One's own tokens, newest first. */
export const listOwnTokens = defineQuery({
  name: "token.own",
  permission: "token:keep",
  run: (tx: Transaction, viewer: Viewer, _: Record<string, never>) =>
    tx
      .select(shown)
      .from(apiTokens)
      // An administrator's scope holds everybody's; these are still their own.
      .where(eq(apiTokens.userId, viewer.userId))
      .orderBy(desc(apiTokens.createdAt)),
});

/** All tokens with their holders, for the security administrator. */
export const listTokens = defineQuery({
  name: "token.list",
  permission: "token:revoke",
  run: (tx: Transaction, _viewer: Viewer, _: Record<string, never>) =>
    tx
      .select({ ...shown, holder: users.name, email: users.email })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .orderBy(desc(apiTokens.createdAt))
      .limit(500),
});
