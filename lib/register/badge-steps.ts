import type { Badge } from "@/db/values";
import { beijingDate } from "@/lib/clock";
import { badgeOfRow } from "./listed-row";

/** One step of trust, up or down. A record may take it without an act on itself: with its deployment or institution. */
export type BadgeStep = { badge: Badge; on: string; isFollowed: boolean };

/** What a version shows of trust: the acts that count for it, and the badge they come to beside what it hangs on. */
export type TrustShown = {
  badge: string;
  history: readonly { badge: string; on: string }[];
  publishedAt: Date;
};

/**
 * Every step of trust a public record has taken, oldest first. A version tells only the acts that count for it, so that those
 * of before an edit stand in earlier ones; and its badge may be another than its last act's.
 */
export function badgeSteps(versions: readonly TrustShown[]): BadgeStep[] {
  const steps: BadgeStep[] = [];
  const hasActed = (badge: Badge, on: string) =>
    steps.some((step) => !step.isFollowed && step.badge === badge && step.on === on);
  for (const version of versions) {
    for (const act of version.history) {
      const reached = badgeOfRow(act);
      if (reached === null || hasActed(reached, act.on)) continue;
      steps.push({ badge: reached, on: act.on, isFollowed: false });
    }
    const shown = badgeOfRow(version);
    if (shown === null || shown === steps.at(-1)?.badge) continue;
    steps.push({ badge: shown, on: beijingDate(version.publishedAt), isFollowed: true });
  }
  return steps;
}
