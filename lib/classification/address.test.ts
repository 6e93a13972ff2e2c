import { expect, it } from "vitest";
import { forms, seeded, thinned } from "@/lib/testing/classification-forms";
import { readAnswers, writeAnswers } from "./address";
import { normalAnswers } from "./answers";
import { publishedRuleSet } from "./published";

const questionnaire = publishedRuleSet()?.compiled.questionnaire;
if (questionnaire === undefined) throw new Error("no rule set is published");

it("gives back every form that an address was made of, and is short", () => {
  const random = seeded(11);
  for (const form of forms(questionnaire, 500, 11).map((each) => thinned(each, random))) {
    const text = writeAnswers(questionnaire, form);
    expect(readAnswers(questionnaire, text)).toEqual(normalAnswers(questionnaire, form));
    expect(text).toMatch(/^[0-9a-z.]{0,120}$/);
  }
});

it.each(["", "....", "zzzzzz", "-1.%.é", "3", "1.".repeat(400), "1e9.Infinity.NaN"])(
  "makes something of %j without failing, never an answer there is not",
  (text) => {
    for (const [id, answer] of Object.entries(readAnswers(questionnaire, text))) {
      const options = questionnaire.questions.find((question) => question.id === id)?.options ?? [];
      expect(options.map(({ value }) => value)).toEqual(expect.arrayContaining([answer].flat()));
    }
  },
);
