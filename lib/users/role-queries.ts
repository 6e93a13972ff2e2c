import "server-only";
import { asc, desc, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { roleChanges } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";

const mostDecided = 100;

/** Proposed changes of roles: those that wait, longest first, and apart from them the last ones that are over. */
export const listRoleChanges = defineQuery({
  name: "role.changes",
  permission: "role:read",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const { id, userId, state, proposedAt, decidedAt } = roleChanges;
    const rows = () =>
      tx
        .select({ change: roleChanges, email: users.email })
        .from(roleChanges)
        .innerJoin(users, eq(users.id, userId))
        .$dynamic();
    const last = sql`coalesce(${decidedAt}, ${proposedAt})`;
    const pending = await rows().where(eq(state, "pending")).orderBy(asc(proposedAt), asc(id));
    const over = await rows().where(ne(state, "pending")).orderBy(desc(last), desc(id)).limit(mostDecided);
    const flat = ({ change, email }: (typeof pending)[number]) => ({ ...change, email });
    return { pending: pending.map(flat), over: over.map(flat) };
  },
});
