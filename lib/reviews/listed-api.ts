import { z } from "zod";
import { authorities } from "@/db/values";
import { reviewLevels, reviewOutcomes, reviewStates, reviewTypes } from "@/db/values/reviews";
import type { Lease, ShownCase } from "./shown";

const instant = z.iso.datetime();
const day = z.iso.date();
const code = z.string();
const names = { nameZh: z.string(), nameEn: z.string().nullable() };

const clock = z.object({
  termDays: z.int(),
  used: z.int(),
  left: z.int(),
  overdue: z.int(),
  pausedFor: code.nullable(),
  halfOn: day.nullable(),
  mostOn: day.nullable(),
  dueOn: day.nullable(),
});
const lease = z.object({ name: z.string(), until: instant, isMe: z.boolean() });
const leaseOf = (given: Lease | null) => given && { ...given, until: given.until.toISOString() };

/** A case in a list of machines. */
export const listedCase = {
  id: z.uuid(),
  number: z.string(),
  type: z.enum(reviewTypes),
  state: z.enum(reviewStates),
  revision: z.int().positive(),
  round: z.int().positive(),
  authority: z.enum(authorities),
  level: z.enum(reviewLevels),
  isEscalated: z.boolean(),
  route: code,
  tier: code.nullable(),
  status: code.nullable(),
  priority: z.int(),
  clock,
  holder: lease.nullable(),
  /** Whose claim ran out while they reviewed: the case is free to be taken again. Told to officials only. */
  lapsed: lease.nullable(),
  institution: z.object({ id: z.uuid(), ...names }),
  application: z.object({ id: z.uuid(), number: z.string(), ...names }),
  openedAt: instant,
  closedAt: instant.nullable(),
  outcome: z.enum(reviewOutcomes).nullable(),
  rulingNumber: z.string().nullable(),
};
export const listedCaseOf = ({ holder, lapsed, openedAt, closedAt, ...shown }: ShownCase) => ({
  ...shown,
  holder: leaseOf(holder),
  lapsed: leaseOf(lapsed),
  openedAt: openedAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
});
