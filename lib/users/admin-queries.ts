import "server-only";
import { and, count, eq, gt, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { endpoints } from "@/db/schema/endpoints";
import { roleChanges } from "@/db/schema/members";
import { secondFactors } from "@/db/schema/signatures";
import { sessions, users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";

export type AdminCounts = {
  users?: number;
  roles?: number;
  sessions?: number;
  endpoints?: number;
  tokens?: number;
  factors?: number;
};

/** How much there is in each part of the administrators' area that this one may open; the others are not counted. */
export const countAdminArea = defineQuery({
  name: "admin.count",
  permission: "role:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>): Promise<AdminCounts> => {
    const at = now();
    const openSession = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, at));
    const liveToken = and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, at));
    const of = async (table: PgTable, where?: SQL) =>
      (await tx.select({ rows: count() }).from(table).where(where))[0]?.rows ?? 0;
    return {
      roles: await of(roleChanges, eq(roleChanges.state, "pending")),
      ...(may(viewer.role, "user:read") ? { users: await of(users) } : {}),
      ...(may(viewer.role, "session:revoke") ? { sessions: await of(sessions, openSession) } : {}),
      ...(may(viewer.role, "endpoint:decide")
        ? { endpoints: await of(endpoints, eq(endpoints.state, "pending")) }
        : {}),
      ...(may(viewer.role, "factor:reset")
        ? { factors: await of(secondFactors, isNotNull(secondFactors.confirmedAt)) }
        : {}),
      ...(may(viewer.role, "token:revoke") ? { tokens: await of(apiTokens, liveToken) } : {}),
    };
  },
});
