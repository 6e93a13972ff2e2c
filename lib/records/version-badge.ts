import type { Badge } from "@/db/values";
import { badges } from "@/db/values";
import { badgeOf, type RecordStanding } from "./rules";

type Version = { revision: number; badge: string | null };
type Decision = { revision: number; decision: string };

const earned: Readonly<Record<string, Badge>> = {
  confirmed: "hospital_confirmed",
  verified: "reviewer_verified",
};

/**
 * The highest step a version climbed: what it was loaded with, what people decided on its revision, and, of the revision on
 * the sheet, where it stands now.
 */
export function versionBadge(
  version: Version,
  decisions: readonly Decision[],
  standing: RecordStanding,
): Badge | null {
  const reached = [
    badges.find((badge) => badge === version.badge),
    ...decisions.map(({ revision, decision }) =>
      revision === version.revision ? earned[decision] : undefined,
    ),
    version.revision === standing.revision ? badgeOf(standing) : null,
  ];
  return badges.findLast((badge) => reached.includes(badge)) ?? null;
}
