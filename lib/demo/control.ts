import type { GivenBadge } from "@/lib/records/rules";
import { addDays, officeInstant } from "./dates";
import type { Random } from "./random";
import { returnReasons } from "./texts";
import type { DemoDate, DemoRecordControl, DemoRecordState, NullReasons } from "./types";

type Part = Omit<DemoRecordControl, "nullReasons">;

const ladder = ["public_source", "hospital_confirmed", "reviewer_verified"] as const;

/** The lower of two badges: a part is never trusted more than the whole it belongs to. */
export function lowerBadge(one: GivenBadge, other: GivenBadge): GivenBadge {
  return ladder[Math.min(ladder.indexOf(one), ladder.indexOf(other))] ?? "public_source";
}

/**
 * History of a published record: entered from a public announcement, later claimed and confirmed by the
 * hospital, later verified. Steps above the badge have not happened.
 */
export function publishedControl(random: Random, badge: GivenBadge, announcedOn: DemoDate): Part {
  const created = addDays(announcedOn, random.between(3, 40));
  const published = addDays(created, random.between(1, 5));
  const claimed = addDays("2025-09-01", random.below(380));
  const confirmed = addDays(claimed, random.between(1, 5));
  const verified = addDays(confirmed, random.between(5, 25));
  const isClaimed = badge !== "public_source";
  const minute = random.below(480);
  return {
    state: "published",
    badge,
    fieldSource: isClaimed ? "hospital" : "public_source",
    asOf: isClaimed ? claimed : announcedOn,
    createdAt: officeInstant(created, minute),
    submittedAt: isClaimed ? officeInstant(claimed, minute) : null,
    confirmedAt: isClaimed ? officeInstant(confirmed, minute) : null,
    verifiedAt: badge === "reviewer_verified" ? officeInstant(verified, minute) : null,
    publishedAt: officeInstant(published, minute),
    returnReason: null,
  };
}

/** A record the hospital is still making: everything in the weeks before the set's last day. */
export function openControl(
  random: Random,
  state: Exclude<DemoRecordState, "published">,
  isConfirmed: boolean,
): Part {
  const created = addDays("2026-09-21", random.below(35));
  const submitted = addDays(created, random.between(1, 10));
  const confirmed = addDays(submitted, random.between(1, 4));
  const minute = random.below(480);
  const isSubmitted = state !== "draft";
  const hasSecondPerson = isSubmitted && isConfirmed;
  return {
    state,
    badge: hasSecondPerson ? "hospital_confirmed" : null,
    fieldSource: "hospital",
    asOf: created,
    createdAt: officeInstant(created, minute),
    submittedAt: isSubmitted ? officeInstant(submitted, minute) : null,
    confirmedAt: hasSecondPerson ? officeInstant(confirmed, minute) : null,
    verifiedAt: null,
    publishedAt: null,
    returnReason: state === "returned" ? random.pick(returnReasons) : null,
  };
}

/** The history of a part registered together with its whole, cut to the part's own badge. */
export function partControl(whole: Part, badge: GivenBadge): Part {
  if (whole.state !== "published") return whole;
  const isClaimed = badge !== "public_source";
  return {
    ...whole,
    badge,
    fieldSource: isClaimed ? "hospital" : "public_source",
    submittedAt: isClaimed ? whole.submittedAt : null,
    confirmedAt: isClaimed ? whole.confirmedAt : null,
    verifiedAt: badge === "reviewer_verified" ? whole.verifiedAt : null,
  };
}

export function withReasons(part: Part, nullReasons: NullReasons): DemoRecordControl {
  return { ...part, nullReasons };
}
