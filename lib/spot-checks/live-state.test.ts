import { describe, expect, it } from "vitest";
import type { LiveEvent, SampleFigures } from "./live";
import { afterEvents, type LiveSamples, secondsLeft } from "./live-state";

const figures: SampleFigures = {
  ...{ status: "pass", found: "A", reason: null, against: [], leakedInReasoning: false },
  ...{ promptTokens: 10, completionTokens: 5, firstTextMs: 20, totalMs: 90, tokensPerSecond: 57 },
  finishReason: "stop",
};
const waiting: LiveSamples = new Map([
  ["a", { id: "a", state: "pending", figures: null, reasoning: "", content: "" }],
]);
const text = (reasoning: string, content: string): LiveEvent => ({
  kind: "text",
  sample: "a",
  reasoning,
  content,
});
const began: LiveEvent = { kind: "began", sample: "a" };
const graded: LiveEvent = { kind: "graded", sample: "a", figures };

describe("what a page that watches knows", () => {
  it("grows with the text and ends with the grade", () => {
    const seen = afterEvents(waiting, [began, text("想", ""), text("", "答"), text("", "案"), graded]);
    expect(seen.get("a")).toMatchObject({ state: "done", reasoning: "想", content: "答案", figures });
  });

  it("is the same when told a second time, and begins anew with a sample that was given back", () => {
    const once = afterEvents(waiting, [began, text("", "答"), graded]);
    expect(afterEvents(once, [began, text("", "答"), graded])).toEqual(once);
    const again = afterEvents(waiting, [began, text("", "半"), { kind: "returned", sample: "a" }, began]);
    expect(again.get("a")).toMatchObject({ state: "running", content: "" });
  });

  it("does not change what was known before, nor know a sample of another check", () => {
    afterEvents(waiting, [began]);
    expect(waiting.get("a")?.state).toBe("pending");
    expect(afterEvents(waiting, [{ kind: "began", sample: "b" }]).size).toBe(1);
  });
});

it("the time left follows from the pace so far, and from three samples at least", () => {
  expect(secondsLeft(2, 90, 60_000)).toBeNull();
  expect(secondsLeft(30, 90, 60_000)).toBe(120);
  expect(secondsLeft(90, 90, 60_000)).toBe(0);
});
