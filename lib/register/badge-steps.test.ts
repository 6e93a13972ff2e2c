import { describe, expect, it } from "vitest";
import { badgeSteps } from "./badge-steps";

const acts = [
  { badge: "hospital_confirmed", on: "2026-05-25" },
  { badge: "reviewer_verified", on: "2026-06-15" },
];
const shown = (badge: string, on: string, history = acts) => ({
  badge,
  history,
  publishedAt: new Date(`${on}T10:00:00+08:00`),
});
const told = (versions: Parameters<typeof badgeSteps>[0]) =>
  badgeSteps(versions).map(({ badge, on, isFollowed }) => `${on} ${badge}${isFollowed ? " followed" : ""}`);

describe("the steps of trust of a public record", () => {
  it("are its acts", () => {
    expect(told([shown("reviewer_verified", "2026-06-15")])).toEqual([
      "2026-05-25 hospital_confirmed",
      "2026-06-15 reviewer_verified",
    ]);
  });

  it("keep the acts that an edit made void", () => {
    const edited = [{ badge: "hospital_confirmed", on: "2026-11-28" }];
    const verified = [...edited, { badge: "reviewer_verified", on: "2026-11-29" }];
    expect(
      told([
        shown("reviewer_verified", "2026-06-15"),
        shown("hospital_confirmed", "2026-11-28", edited),
        shown("reviewer_verified", "2026-11-29", verified),
      ]),
    ).toEqual([
      "2026-05-25 hospital_confirmed",
      "2026-06-15 reviewer_verified",
      "2026-11-28 hospital_confirmed",
      "2026-11-29 reviewer_verified",
    ]);
  });

  it("fall and rise with what the record hangs on, more than once a day", () => {
    const days = ["reviewer_verified", "hospital_confirmed", "reviewer_verified", "hospital_confirmed"];
    expect(told(days.map((badge) => shown(badge, "2026-11-28"))).slice(2)).toEqual([
      "2026-11-28 hospital_confirmed followed",
      "2026-11-28 reviewer_verified followed",
      "2026-11-28 hospital_confirmed followed",
    ]);
  });

  it("are none where nothing is known", () => {
    expect(told([])).toEqual([]);
    expect(told([shown("unheard of", "2026-01-01", [{ badge: "x", on: "2026-01-01" }])])).toEqual([]);
  });
});
