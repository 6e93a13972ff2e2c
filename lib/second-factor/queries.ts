import "server-only";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/signatures";
import { users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { authScope } from "@/lib/auth/sign-in";
import { now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isPending } from "./enrolment";
import { secretOf } from "./prove-code";

/** How a person's second factor stands. The secret is told while it waits for its first code, and never after. */
export type SecondFactorState =
  | { state: "none" }
  | { state: "pending"; secret: string }
  | { state: "active"; confirmedAt: Date; codesLeft: number };

/** The viewer's own second factor. */
export const getSecondFactor = defineQuery({
  name: "factor.get",
  permission: "factor:keep",
  scope: () => authScope,
  run: async (tx: Transaction, { userId }: Viewer, _: Record<string, never>): Promise<SecondFactorState> => {
    const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId));
    if (factor === undefined) return { state: "none" };
    const { confirmedAt } = factor;
    if (confirmedAt === null) {
      return isPending(factor, now()) ? { state: "pending", secret: secretOf(factor) } : { state: "none" };
    }
    const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
    return { state: "active", confirmedAt, codesLeft: await tx.$count(recoveryCodes, unused) };
  },
});

/** Everybody who has one, for the security administrator, who clears what was lost. */
export const listSecondFactors = defineQuery({
  name: "factor.list",
  permission: "factor:reset",
  run: (tx: Transaction, _viewer: Viewer, _: Record<string, never>) =>
    tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        confirmedAt: secondFactors.confirmedAt,
      })
      .from(secondFactors)
      .innerJoin(users, eq(users.id, secondFactors.userId))
      .where(isNotNull(secondFactors.confirmedAt))
      .orderBy(asc(users.email))
      .limit(500),
});
