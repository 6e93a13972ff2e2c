import { describe, expect, it } from "vitest";
import { reviewStates } from "@/db/values/reviews";
import { isOwnTurn, type OwnFacts, ownTask } from "./own-task";

const facts = (given: Partial<OwnFacts>): OwnFacts => ({
  state: "queued",
  request: null,
  conditions: null,
  dueOn: "2026-12-20",
  ...given,
});
const today = "2026-12-01";

describe("what a hospital's case waits for", () => {
  it("is answers while a question has none, then a signature, by the day the request names", () => {
    const request = { dueOn: "2026-12-08", unanswered: 2 };
    const asked = facts({ state: "awaiting_hospital", dueOn: null, request });
    expect(ownTask(asked, today)).toEqual({ kind: "answer", count: 2, by: "2026-12-08", isLate: false });
    const answered = facts({ ...asked, request: { ...request, unanswered: 0 } });
    expect(ownTask(answered, today)).toMatchObject({ kind: "sign", by: "2026-12-08" });
    expect(ownTask(answered, "2026-12-08").isLate).toBe(false);
    expect(ownTask(answered, "2026-12-09").isLate).toBe(true);
  });

  it("is a change and no date where it was returned", () => {
    expect(ownTask(facts({ state: "returned", dueOn: null }), today)).toMatchObject({
      kind: "amend",
      by: null,
    });
  });

  it.each(["queued", "in_review", "proposed"] as const)(
    "is the authority's decision while it is %s, by the end of the term",
    (state) => {
      expect(ownTask(facts({ state }), today)).toMatchObject({ kind: "decision", by: "2026-12-20" });
      expect(ownTask(facts({ state }), "2026-12-21").isLate).toBe(true);
    },
  );

  it("is what a decision's conditions ask for, by the first of their days", () => {
    const conditions = { count: 2, dueOn: "2027-02-01" };
    expect(ownTask(facts({ state: "decided", conditions }), today)).toMatchObject({
      kind: "measure",
      count: 2,
      by: "2027-02-01",
    });
    expect(ownTask(facts({ state: "decided" }), today).kind).toBe("nothing");
    expect(ownTask(facts({ state: "superseded", conditions }), today).kind).toBe("nothing");
  });

  it("is the hospital's turn in the states that wait for it, and in no other open one", () => {
    const theirs = reviewStates.filter((state) => isOwnTurn(ownTask(facts({ state }), today)));
    expect(theirs).toEqual(["awaiting_hospital", "returned"]);
  });
});
