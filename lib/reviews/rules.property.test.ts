import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReviewOutcome, reviewOutcomes } from "@/db/values/reviews";
import { jurisdictionOf } from "@/lib/auth/jurisdiction";
import { at, facts, HOSPITAL, later, official, quality } from "@/lib/testing/review-facts";
import { applicantEvents, type CaseActor, type CaseStep, isAcceptance, next, officialEvents } from "./rules";

/** Everybody who might try: two of the scope, others, one with a tie, a former colleague, the hospital, its signatory turned official. */
const people: readonly CaseActor[] = [
  official("a"),
  official("b"),
  official("silent", { hasConflict: null }),
  official("tied", { hasConflict: true }),
  official("former", { formerInstitutions: [HOSPITAL] }),
  official("quality"),
  official("nation", { jurisdiction: jurisdictionOf("000000") }),
  official("nation-2", { jurisdiction: jurisdictionOf("000000") }),
  official("nhc", { authority: "nhc" }),
  official("nhc-2", { authority: "nhc" }),
  quality,
];
type Try = {
  who: number;
  event: CaseStep["event"] | "edit" | "comment" | "resolve" | "declare";
  outcome: ReviewOutcome;
};
const anybody = fc.nat({ max: people.length - 1 });
const tries = fc.array(
  fc.record<Try>({
    // Mostly two who may, or no case would ever get far.
    who: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, { weight: 2, arbitrary: anybody }),
    event: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom("claim", "propose", "confirm", "resubmit") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...officialEvents,
          ...applicantEvents,
          "edit",
          "comment",
          "resolve",
          "declare",
        ),
      },
    ),
    outcome: fc.constantFrom(...reviewOutcomes),
  }),
  { minLength: 20, maxLength: 60 },
);

/** A case as the commands keep it, reduced to what decides. */
function world() {
  let now = facts();
  let edits = 0;
  const signatures: { by: string; on: string }[] = [];
  const decisions: {
    reviewer: string;
    approver: string;
    on: string;
    current: string;
    outcome: ReviewOutcome;
    hadMajor: boolean;
    ties: number;
  }[] = [];
  /** Who has said since that they have a tie. */
  const tied = new Set<string>();
  const move = (step: CaseStep, actor: CaseActor) => {
    const { to } = next(now, step, actor, at);
    if (to === null) return;
    const before = now;
    now = { ...now, state: to };
    if (step.event === "claim" || step.event === "lapse_request")
      now = { ...now, holder: { userId: actor.userId, until: later } };
    if (["release", "escalate", "propose", "confirm"].includes(step.event)) now = { ...now, holder: null };
    if (step.event === "escalate") now = { ...now, level: "national" };
    if (step.event === "resubmit") now = { ...now, subjectDigest: now.currentDigest, signedBy: actor.userId };
    if (step.event === "propose") {
      signatures.push({ by: actor.userId, on: now.subjectDigest });
      now = {
        ...now,
        proposal: {
          reviewerId: actor.userId,
          outcome: step.outcome,
          subjectDigest: now.subjectDigest,
          hasConflict: false,
        },
      };
    }
    if (step.event === "send_back" || step.event === "content_changed") {
      const { proposal } = before;
      const reviewer = step.event === "send_back" ? proposal?.reviewerId : undefined;
      now = {
        ...now,
        proposal: null,
        holder: reviewer === undefined ? now.holder : { userId: reviewer, until: later },
      };
    }
    if (step.event === "confirm" && before.proposal !== null) {
      const { reviewerId: reviewer, outcome, subjectDigest: on } = before.proposal;
      decisions.push({
        reviewer,
        approver: actor.userId,
        on,
        current: before.currentDigest,
        outcome,
        hadMajor: before.hasOpenMajor,
        ties: [reviewer, actor.userId].filter((one) => tied.has(one)).length,
      });
      const other = before.authority === "nmpa" ? "nhc" : "nmpa";
      const authority = outcome === "refer_to_other_authority" ? other : before.authority;
      now = { ...now, proposal: null, authority };
    }
  };
  return {
    decisions,
    signatures,
    attempt({ who, event, outcome }: Try) {
      const person = people[who];
      if (person === undefined) return;
      const actor = tied.has(person.userId) ? { ...person, hasConflict: true } : person;
      const { proposal } = now;
      if (event === "declare") {
        tied.add(person.userId);
        if (proposal?.reviewerId === person.userId)
          now = { ...now, proposal: { ...proposal, hasConflict: true } };
      } else if (event === "comment") now = { ...now, hasOpenMajor: true };
      else if (event === "resolve") now = { ...now, hasOpenMajor: false };
      else if (event === "edit") {
        edits += 1;
        now = { ...now, currentDigest: `edit ${edits}` };
        // Half the time as if the command that tells the case had been forgotten: the digest alone must be enough.
        if (edits % 2 === 0) move({ event: "content_changed" }, quality);
      } else move(event === "propose" ? { event, outcome } : { event }, actor);
    },
    get state() {
      return now.state;
    },
  };
}

describe("whatever is tried in whatever order", () => {
  it("nobody decides alone, on what they signed, with a tie, or on content that has changed", () => {
    const trusted = new Set(["a", "b", "nation", "nation-2", "nhc", "nhc-2"]);
    let decided = 0;
    fc.assert(
      fc.property(tries, (steps) => {
        const played = world();
        for (const step of steps) played.attempt(step);
        for (const { reviewer, approver, on, current, outcome, hadMajor, ties } of played.decisions) {
          decided += 1;
          expect(reviewer).not.toBe(approver);
          expect(trusted.has(reviewer) && trusted.has(approver)).toBe(true);
          expect(ties).toBe(0);
          expect(on).toBe(current);
          expect(played.signatures).toContainEqual({ by: reviewer, on });
          if (isAcceptance(outcome)) expect(hadMajor).toBe(false);
        }
        if (played.state === "decided") expect(played.decisions.length).toBeGreaterThan(0);
      }),
      { numRuns: 20_000 },
    );
    expect(decided).toBeGreaterThan(100);
  });
});
