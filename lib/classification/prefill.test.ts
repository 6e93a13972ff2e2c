import { describe, expect, it } from "vitest";
import { useCaseIds } from "@/lib/reference/use-cases";
import { answerProblems } from "./answers";
import { contradictions } from "./hosting";
import { prefill } from "./prefill";
import { publishedRuleSet } from "./published";

const blank = {
  useCaseId: null,
  intendedUsers: [],
  environments: [],
  autonomy: null,
  significance: null,
  situation: null,
  humanReview: null,
};
const nowhere = { hosting: null, partition: null };
const questionnaire = publishedRuleSet()?.compiled.questionnaire;
if (questionnaire === undefined) throw new Error("no rule set is published");

describe("what the registered intended use answers", () => {
  it("is nothing where nothing is stated", () => {
    expect(prefill(blank, nowhere)).toEqual([]);
  });

  it.each(useCaseIds)("of %s is known to the questionnaire", (useCaseId) => {
    const found = prefill({ ...blank, useCaseId }, { hosting: "hybrid", partition: "device" });
    const answers = Object.fromEntries(found.map(({ question, answer }) => [question, answer]));
    expect(answers.functions?.length).toBeGreaterThan(0);
    expect(answerProblems(questionnaire, answers)).toEqual([]);
  });

  it.each([
    [["physician", "patient"], "both"],
    [["nurse"], "hp"],
    [["public"], "patient"],
    [["admin"], "staff"],
    [["researcher"], "researcher"],
    [["researcher", "technician"], "hp"],
  ])("for %j is received by %s", (intendedUsers, answer) => {
    expect(prefill({ ...blank, intendedUsers }, nowhere)).toEqual([
      { question: "outputRecipient", answer, field: "intendedUsers" },
    ]);
  });

  it("names the field each answer comes from, online or not", () => {
    const use = {
      ...blank,
      environments: ["internet_hospital"],
      significance: "drive",
      humanReview: "always",
    };
    expect(prefill(use, { hosting: "on-premises", partition: "non_device" })).toEqual([
      { question: "significance", answer: "drive", field: "significance" },
      { question: "hpReview", answer: "always", field: "humanReview" },
      { question: "internetDiagnosis", answer: "yes", field: "environments" },
      { question: "deployment", answer: "on-premises", field: "hosting" },
      { question: "partitioned", answer: "no", field: "partition" },
    ]);
  });
});

describe("an answer about the place", () => {
  const placement = { hosting: "hybrid", partition: "device" } as const;
  it("contradicts the record where both say something and differ", () => {
    expect(contradictions({ deployment: "on-premises", partitioned: "yes" }, placement)).toEqual([
      { question: "deployment", recorded: "private-cloud" },
    ]);
    expect(contradictions({}, placement)).toEqual([]);
    expect(contradictions({ deployment: "on-premises" }, nowhere)).toEqual([]);
  });
});
