import { describe, expect, it } from "vitest";
import { recordStates } from "@/db/values";
import { type GateFacts, type GateModule, gateProblems } from "./gate";

const complete: GateModule = {
  key: "main",
  name: "main",
  isSubmitted: true,
  hasDraft: false,
  unanswered: 0,
  isReopened: false,
  isReplayed: true,
};
const facts = (changes: Partial<GateFacts> = {}, module: Partial<GateModule> = {}): GateFacts => ({
  isInstitutionVerified: true,
  applicationState: "published",
  modules: [{ ...complete, ...module }],
  mainModule: "main",
  partition: [],
  ...changes,
});

describe("the gate before the queue", () => {
  it("lets in what is complete", () => {
    expect(gateProblems(facts())).toEqual([]);
  });

  it.each([
    ["an institution nobody has verified", facts({ isInstitutionVerified: false }), "institutionUnverified"],
    ["no module of its own", facts({ modules: [{ ...complete, key: "second" }] }), "mainModuleMissing"],
    ["a module never handed in", facts({}, { isSubmitted: false }), "moduleNotSubmitted"],
    ["a module being worked on", facts({}, { hasDraft: true }), "moduleNotSubmitted"],
    ["open questions", facts({}, { unanswered: 2 }), "moduleUnanswered"],
    ["a changed intended use", facts({}, { isReopened: true }), "moduleReopened"],
    ["a result that does not come again", facts({}, { isReplayed: false }), "resultMismatch"],
    [
      "shared infrastructure",
      facts({ partition: [{ path: "application.1", code: "partitionOpen" }] }),
      "partitionOpen",
    ],
  ])("names %s", (_, given, code) => {
    expect(gateProblems(given).map((problem) => problem.code)).toEqual([code]);
  });

  it("wants a record that somebody of the hospital has handed in and that is in service", () => {
    const passed = recordStates.filter(
      (applicationState) => gateProblems(facts({ applicationState })).length === 0,
    );
    expect(passed).toEqual(["submitted", "accepted", "published"]);
  });

  it("names everything at once", () => {
    const given = facts({ isInstitutionVerified: false, applicationState: "draft" }, { isReopened: true });
    expect(gateProblems(given).length).toBe(3);
  });
});
