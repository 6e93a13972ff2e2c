import { z } from "zod";
import file from "@/db/reference/review-routing.json";
import { type Authority, authorities } from "@/db/values";
import { type ReviewLevel, reviewLevels } from "@/db/values/reviews";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const days = z.int().positive().max(366);

const schema = z.strictObject({
  schemaVersion: z.literal("1.0.0"),
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  asOf: z.iso.date(),
  sources: z.array(
    z.strictObject({
      id,
      title: text,
      date: z.iso.date(),
      url: z.url().nullable(),
      verified: z.enum(["primary", "secondary", "recalled"]),
    }),
  ),
  /** Working days: of a review, for an answer to a request, and until a claimed case falls back to the queue. */
  terms: z.strictObject({
    classification: z.strictObject({ reviewDays: days, answerDays: days, leaseDays: days }),
  }),
  /** The first row whose status is the application's names the authority. */
  routes: z
    .array(
      z.strictObject({
        id,
        when: z.strictObject({ status: z.array(id).min(1) }),
        authority: z.enum(authorities),
        reason: text,
        sources: z.array(id),
      }),
    )
    .min(1),
  /** The first row that holds names the level; the last one holds always. */
  levels: z
    .array(
      z.strictObject({
        id,
        when: z.strictObject({ tiers: z.array(z.enum(["T1", "T2", "T3", "T4"])).optional() }),
        level: z.enum(reviewLevels),
        reason: text,
        sources: z.array(id),
      }),
    )
    .min(1),
});

export const reviewRouting = schema.parse(file);
export type ReviewRoute = (typeof reviewRouting.routes)[number];
export const termsOf = (type: "classification") => reviewRouting.terms[type];

export type Routed = { authority: Authority; level: ReviewLevel; route: string };

/**
 * Which authority and level an application's strictest result goes to. Total: a status that no row names, and none at all,
 * go where unsettled ones go, so that nothing is left without an authority.
 */
export function routeOf({ status, tier }: { status: string | null; tier: string | null }): Routed {
  const { routes, levels } = reviewRouting;
  const unsettled = routes.find((route) => route.id === "unsettled");
  const route = routes.find(({ when }) => status !== null && when.status.includes(status)) ?? unsettled;
  const level = levels.find(({ when }) => when.tiers?.some((wanted) => wanted === tier) ?? true);
  if (route === undefined || level === undefined) throw new Error("the routing table leaves a case nowhere");
  return { authority: route.authority, level: level.level, route: route.id };
}
