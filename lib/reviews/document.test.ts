import { describe, expect, it } from "vitest";
import { documentChanges } from "./document";

const document = (changes: object = {}, main: object = {}) => ({
  schema: "review-submission/1",
  application: { id: "a", scope: { useCaseId: "one", outputTypes: ["summary"] } },
  modules: [
    {
      key: "main",
      classificationId: "c1",
      revision: 1,
      answers: { q1: "yes" },
      answersDigest: "d1",
      ...main,
    },
  ],
  ...changes,
});

describe("what changed between two rounds", () => {
  it("is nothing where the same was signed", () => {
    expect(documentChanges(document(), document())).toEqual([]);
  });

  it("is named leaf by leaf, by the key of a module, without what only follows from it", () => {
    const again = document(
      {},
      { classificationId: "c2", revision: 2, answers: { q1: "no", q2: ["a"] }, answersDigest: "d2" },
    );
    expect(documentChanges(document(), again)).toEqual([
      { path: "modules.main.revision", from: 1, to: 2 },
      { path: "modules.main.answers.q1", from: "yes", to: "no" },
      { path: "modules.main.answers.q2", from: null, to: ["a"] },
    ]);
  });

  it("is the kind of a blank where both rounds kept it, and what was said or left out", () => {
    const scope = (excludedPopulation: unknown) =>
      document({ application: { id: "a", scope: { excludedPopulation } } });
    const path = "application.scope.excludedPopulation";
    const [unknown, none] = [{ blank: "unknown" }, { blank: "not_applicable" }];
    expect(documentChanges(scope(unknown), scope(unknown))).toEqual([]);
    expect(documentChanges(scope(unknown), scope(none))).toEqual([{ path, from: unknown, to: none }]);
    expect(documentChanges(scope("儿童"), scope(none))).toEqual([{ path, from: "儿童", to: none }]);
    expect(documentChanges(scope(none), scope(["a"]))).toEqual([{ path, from: none, to: ["a"] }]);
    // The first version of the document kept no kind.
    expect(documentChanges(scope(null), scope(unknown))).toEqual([]);
    expect(documentChanges(scope([]), scope(unknown))).toEqual([]);
    expect(documentChanges(scope(null), scope("儿童"))).toEqual([{ path, from: null, to: "儿童" }]);
  });

  it("moves no other module where one is added", () => {
    const two = [{ key: "extra", revision: 1 }, ...document().modules];
    expect(documentChanges(document(), document({ modules: two }))).toEqual([
      { path: "modules.extra", from: null, to: { key: "extra", revision: 1 } },
    ]);
  });
});
