import { expect, it } from "vitest";
import { normalAnswers } from "@/lib/classification/answers";
import { publishedRuleSet } from "@/lib/classification/published";
import { changed } from "@/lib/testing/classification-cases";
import { fromFragment, toFragment } from "./form-state";

const questionnaire = publishedRuleSet()?.compiled.questionnaire;
if (questionnaire === undefined) throw new Error("no rule set is published");

it("gives back the form of a link", () => {
  const form = {
    answers: normalAnswers(questionnaire, changed("triage-chatbot", {})),
    asOf: "2026-02-01",
    isResult: true,
    useCase: "triage-chatbot",
  };
  expect(fromFragment(questionnaire, `#${toFragment(questionnaire, form)}`, "2026-11-27")).toEqual(form);
});

it("takes today where a link names no day there is, and no form from elsewhere", () => {
  expect(fromFragment(questionnaire, "#q=1.0.0&d=2026-13-45&a=1", "2026-11-27")?.asOf).toBe("2026-11-27");
  for (const foreign of ["", "#main", "#q=9.9.9&a=1", "#q-functions"]) {
    expect(fromFragment(questionnaire, foreign, "2026-11-27")).toBeNull();
  }
});
