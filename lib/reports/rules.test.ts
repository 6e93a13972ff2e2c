import { describe, expect, it } from "vitest";
import { answerers, isOverdue, mayAnswer } from "./rules";

const dueOn = "2026-12-03";
const report = (addressee: string, state = "open") => ({ addressee, state, dueOn });

describe("who owes the answer", () => {
  it.each([
    ["the hospital within its term", report("hospital"), "2026-12-03", ["hospital"]],
    ["a late hospital, and now its reviewers", report("hospital"), "2026-12-04", ["hospital", "reviewer"]],
    ["the reviewers of an unclaimed record", report("reviewer"), "2026-12-01", ["reviewer"]],
    ["nobody once it is answered", report("hospital", "rejected"), "2026-12-04", []],
    ["nobody once it is taken back", report("reviewer", "withdrawn"), "2026-12-04", []],
  ])("%s", (_, standing, today, expected) => {
    expect(answerers(standing, today)).toEqual(expected);
  });

  it("lets a hospital that came later answer for its own record, and no reviewer before the term is over", () => {
    expect(mayAnswer("hospital", report("reviewer"), "2026-12-01")).toBe(true);
    expect(mayAnswer("reviewer", report("hospital"), "2026-12-03")).toBe(false);
    expect(mayAnswer("reviewer", report("hospital"), "2026-12-04")).toBe(true);
    expect(mayAnswer("hospital", report("hospital", "accepted"), "2026-12-01")).toBe(false);
    expect(isOverdue(report("hospital", "accepted"), "2027-01-01")).toBe(false);
  });
});
