import { describe, expect, it } from "vitest";
import { commentForm, decisionForm } from "./schema";

const id = "0198c0de-0000-7000-8000-000000000001";
const condition = {
  ...{ indicator: "omission_rate", comparison: "at_most", unit: "percent", windowDays: 90 },
  ...{ dueOn: "2027-02-01", consequence: "new_review" },
};
const decision = (bound: number) =>
  decisionForm.safeParse({
    ...{ id, revision: 1, outcome: "accept_with_conditions", reasonZh: "附条件同意" },
    conditions: [{ ...condition, bound }],
  });

describe("a condition's bound", () => {
  it.each([0, 5, 0.1, 0.3, 4.35, 99.9999, 1_000_000])("can be %d", (bound) => {
    expect(decision(bound).success).toBe(true);
  });

  it.each([0.00001, 1e-7, 33.33333, -1, 1_000_001])(
    "is refused as %d: it would not be kept as signed",
    (bound) => {
      expect(decision(bound).error?.issues.map(({ path }) => path)).toEqual([["conditions", 0, "bound"]]);
    },
  );
});

it("a comment names a place of the document, no text of its own", () => {
  const at = (path: string) =>
    commentForm.safeParse({ id, path, severity: "major", text: "请核对范围" }).success;
  expect([at("modules.main.answers.functions"), at(`modules.${"a".repeat(200)}`)]).toEqual([true, false]);
});
