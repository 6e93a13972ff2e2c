import { describe, expect, it } from "vitest";
import { type ReviewOutcome, reviewStates } from "@/db/values/reviews";
import { jurisdictionOf } from "@/lib/auth/jurisdiction";
import { at, facts, HOSPITAL, later, official, quality } from "@/lib/testing/review-facts";
import {
  applicantEvents,
  type CaseFacts,
  type CaseStep,
  isClosed,
  next,
  officialEvents,
  pauseOf,
} from "./rules";

const held = (changes: Partial<CaseFacts> = {}) =>
  facts({ state: "in_review", holder: { userId: "a", until: later }, ...changes });
const proposed = (outcome: ReviewOutcome = "accept", changes: Partial<CaseFacts> = {}) =>
  facts({
    state: "proposed",
    proposal: { reviewerId: "a", outcome, subjectDigest: "one", hasConflict: false },
    ...changes,
  });
const tied = official("a", { hasConflict: true });

const ask = (of: CaseFacts, event: Exclude<CaseStep["event"], "propose">, actor = official("a")) =>
  next(of, { event }, actor, at);

describe("a case", () => {
  it.each([
    ["a free one is claimed", facts(), "claim", official("a"), "in_review"],
    [
      "one whose lease ran out is taken over",
      held({ holder: { userId: "b", until: at } }),
      "claim",
      official("a"),
      "in_review",
    ],
    ["a claimed one is given back", held(), "release", official("a"), "queued"],
    ["also by whoever found out that they have a tie", held(), "release", tied, "queued"],
    ["a question stops it", held(), "request_information", official("a"), "awaiting_hospital"],
    ["answers go back to who asked", held({ state: "awaiting_hospital" }), "resubmit", quality, "in_review"],
    ["what was returned goes to the queue", facts({ state: "returned" }), "resubmit", quality, "queued"],
    [
      "the nation takes up what a province has",
      facts(),
      "escalate",
      official("n", { jurisdiction: jurisdictionOf("000000") }),
      "queued",
    ],
    [
      "silence past the term is not waited for",
      held({ state: "awaiting_hospital", isRequestLate: true }),
      "lapse_request",
      official("a"),
      "in_review",
    ],
    ["a second official sends back", proposed(), "send_back", official("b"), "in_review"],
    ["a second official accepts", proposed(), "confirm", official("b"), "decided"],
    ["returns", proposed("return"), "confirm", official("b"), "returned"],
    ["refers", proposed("refer_to_other_authority"), "confirm", official("b"), "queued"],
    ["applies for a ruling", proposed("apply_for_ruling"), "confirm", official("b"), "awaiting_ruling"],
    [
      "a ruling brings it back",
      facts({ state: "awaiting_ruling" }),
      "record_ruling",
      official("a"),
      "queued",
    ],
    ["a change sends an open one back", proposed(), "content_changed", quality, "returned"],
    ["and ends a decided one", facts({ state: "decided" }), "content_changed", quality, "superseded"],
  ] as const)("moves: %s", (_, of, event, actor, to) => {
    expect(ask(of, event, actor)).toEqual({ to, refusal: null });
  });

  it.each([
    ["another authority's", facts(), "claim", official("a", { authority: "nhc" }), "review.not-yours"],
    [
      "another province's",
      facts(),
      "claim",
      official("a", { jurisdiction: jurisdictionOf("440000") }),
      "review.not-yours",
    ],
    ["the nation's, to a province", facts({ level: "national" }), "claim", official("a"), "review.not-yours"],
    ["a hospital's, to a hospital", facts(), "claim", quality, "review.not-yours"],
    [
      "one's former hospital's",
      facts(),
      "claim",
      official("a", { formerInstitutions: [HOSPITAL] }),
      "review.own-institution",
    ],
    ["what one has signed oneself", facts(), "claim", official("quality"), "review.same-person"],
    ["somebody else's claim", held(), "claim", official("b"), "review.held"],
    ["work on what one has not claimed", held(), "request_information", official("b"), "review.not-held"],
    [
      "work after one's lease",
      held({ holder: { userId: "a", until: at } }),
      "renew",
      official("a"),
      "review.not-held",
    ],
    [
      "asking without a declaration",
      held(),
      "request_information",
      official("a", { hasConflict: null }),
      "review.undeclared",
    ],
    ["a claim with a tie", facts(), "claim", tied, "review.conflict"],
    ["keeping a claim with a tie", held(), "renew", tied, "review.conflict"],
    [
      "confirming for somebody who has a tie",
      facts({
        state: "proposed",
        proposal: { reviewerId: "a", outcome: "accept", subjectDigest: "one", hasConflict: true },
      }),
      "confirm",
      official("b"),
      "review.reviewer-conflict",
    ],
    ["one's own proposal", proposed(), "confirm", official("a"), "review.same-person"],
    ["sending back one's own", proposed(), "send_back", official("a"), "review.same-person"],
    ["confirming with a tie", proposed(), "confirm", official("b", { hasConflict: true }), "review.conflict"],
    [
      "confirming without a declaration",
      proposed(),
      "confirm",
      official("b", { hasConflict: null }),
      "review.undeclared",
    ],
    [
      "content that has moved",
      proposed("accept", { currentDigest: "two" }),
      "confirm",
      official("b"),
      "review.stale-content",
    ],
    [
      "a proposal on an earlier round",
      proposed("accept", { subjectDigest: "two", currentDigest: "two" }),
      "confirm",
      official("b"),
      "review.stale-content",
    ],
    [
      "a yes over an open major comment",
      proposed("accept", { hasOpenMajor: true }),
      "confirm",
      official("b"),
      "review.open-major",
    ],
    [
      "unanswered questions",
      facts({ state: "awaiting_hospital", unanswered: 1 }),
      "resubmit",
      quality,
      "review.unanswered",
    ],
    ["impatience", facts({ state: "awaiting_hospital" }), "lapse_request", official("a"), "review.not-late"],
    ["a decided case", facts({ state: "decided" }), "claim", official("a"), "review.wrong-state"],
    [
      "another hospital's withdrawal",
      facts(),
      "withdraw",
      { ...quality, institutionId: "hospital-2" },
      "review.not-yours",
    ],
  ] as const)("refuses %s", (_, of, event, actor, refusal) => {
    expect(ask(of, event, actor)).toEqual({ to: null, refusal });
  });

  it("answers every step in every state, and leaves a closed case only by a change of what was decided", () => {
    for (const state of reviewStates) {
      for (const event of [...officialEvents, ...applicantEvents, "content_changed"] as const) {
        for (const actor of [official("a"), quality]) {
          const step = event === "propose" ? ({ event, outcome: "accept" } as const) : { event };
          const { to } = next(facts({ state }), step, actor, at);
          if (isClosed(state) && to !== null)
            expect([state, event, to]).toEqual(["decided", "content_changed", "superseded"]);
        }
      }
    }
    expect(Object.keys(pauseOf).sort()).toEqual([...reviewStates].sort());
  });
});
