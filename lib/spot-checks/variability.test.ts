import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { GradeStatus } from "@/db/values/spot-checks";
import type { Grade } from "./grade";
import { summariseItem } from "./item-summary";
import { agreementOf, entropyOf, passHatK } from "./variability";

const file = path.resolve(import.meta.dirname, "../../../shared/data/eval-vectors/stats.json");
const present = existsSync(file);
if (!present) console.warn("reference vectors absent: comparison of variability with them skipped");
const vectors = present ? JSON.parse(readFileSync(file, "utf8")) : {};

describe.skipIf(!present)("reference vectors (made with 40 digits, checked in R)", () => {
  it("of agreement", () => {
    for (const { counts, modal_share, pairwise_agreement } of vectors.self_agreement) {
      expect(agreementOf(counts)?.modalShare).toBeCloseTo(modal_share, 9);
      expect(agreementOf(counts)?.pairwise).toBeCloseTo(pairwise_agreement, 9);
    }
  });

  it("of entropy", () => {
    expect(vectors.normalized_entropy.length).toBeGreaterThan(3);
    for (const { counts, h_nats, by_samples, by_categories } of vectors.normalized_entropy) {
      expect(entropyOf(counts)?.nats).toBeCloseTo(h_nats, 9);
      expect(entropyOf(counts)?.bySamples).toBeCloseTo(by_samples, 9);
      expect(entropyOf(counts)?.byOptions).toBeCloseTo(by_categories, 9);
    }
  });

  it("of pass^k", () => {
    for (const { n, c, k, pass_hat_k } of vectors.pass_at_k)
      expect(passHatK(n, c, k)).toBeCloseTo(pass_hat_k, 9);
  });
});

describe("variability", () => {
  it("of a 3 to 2 split is 0.673 nats", () => {
    expect(entropyOf([3, 2])?.nats).toBeCloseTo(0.673, 3);
    expect(agreementOf([3, 2])).toEqual({ modalShare: 0.6, pairwise: 0.4 });
  });

  it("is nothing without samples, and plain zero for one", () => {
    expect([entropyOf([]), agreementOf([0, 0]), passHatK(2, 2, 3), passHatK(3, 3, 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(entropyOf([0, 1])).toEqual({ nats: 0, bySamples: 0, byOptions: 0 });
    expect(agreementOf([1])?.pairwise).toBeNull();
  });
});

describe("the summary of an item", () => {
  const grades = (...all: [GradeStatus, string | null][]): Grade[] =>
    all.map(([status, found]) => ({ status, found, against: [], leakedInReasoning: false }));
  const choice = { type: "choice", expected: "A" } as const;

  it("counts errors in no ratio, and a missing answer as no pass", () => {
    const summary = summariseItem(
      choice,
      grades(["pass", "A"], ["pass", "A"], ["fail", "B"], ["no-answer", null], ["error", null]),
      3,
    );
    expect(summary).toMatchObject({ n: 4, passes: 2, fails: 1, noAnswers: 1, errors: 1, isEnough: true });
    expect(summary.worst).toBe("fail");
    expect(summary.passHatK).toBe(0);
    expect(summary.agreement?.modalShare).toBeCloseTo(2 / 3);
    expect(summary.entropy?.byOptions).toBeCloseTo(entropyOf([2, 1, 0, 0])?.byOptions ?? -1);
  });

  it("takes the worst case of a probe: a missing answer before a pass", () => {
    const regex = { type: "regex", any: ["."] } as const;
    const worst = (...all: GradeStatus[]) =>
      summariseItem(
        { ...regex, any: [...regex.any] },
        grades(...all.map((one) => [one, null] as [GradeStatus, null])),
        5,
      ).worst;
    expect(worst("pass", "no-answer", "pass")).toBe("no-answer");
    expect(worst("pass", "fail", "no-answer")).toBe("fail");
    expect(worst("pass", "pass")).toBe("pass");
    expect(worst()).toBeNull();
  });

  it("says when the samples are too few to make a rate", () => {
    const few = summariseItem(choice, grades(["pass", "A"], ["pass", "A"]), 3);
    expect(few).toMatchObject({ isEnough: false, passHatK: null });
  });
});
