import { describe, expect, it } from "vitest";
import table from "@/db/reference/classification/table2.json";
import type { Answer } from "@/lib/classification/answers";
import { changed, classificationCases, said } from "@/lib/testing/classification-cases";
import { compile } from "./compile";
import { publishedRuleSet } from "./published";

const compiled = publishedRuleSet("1.0.0")?.compiled;
if (compiled === undefined) throw new Error("1.0.0 is not published");
const { ruleSet, questionnaire } = compiled;

type Cell = {
  default: string;
  reason?: string;
  exceptions: readonly { status: string; exampleAnswers: Readonly<Record<string, Answer>> }[];
};
const cells = table.rows.flatMap(({ application, status }) =>
  Object.entries(status as Record<string, Cell>).map(([place, cell]) => ({ application, place, cell })),
);

describe("Table 2 of the source", () => {
  it("has 15 cells and 9 exceptions", () => {
    expect([cells.length, cells.flatMap(({ cell }) => cell.exceptions).length]).toEqual([15, 9]);
  });

  describe.each(table.asOf)("on %s", (asOf) => {
    it.each(cells)("$application, $place", ({ application, place, cell }) => {
      const statusWith = (changes: Readonly<Record<string, Answer>>) =>
        said(compiled, changed(application, changes), asOf).results[place];
      expect(statusWith({})).toMatchObject({ status: cell.default, missing: [] });
      for (const { status, exampleAnswers } of cell.exceptions) {
        expect(statusWith(exampleAnswers)).toMatchObject({ status, missing: [] });
      }
    });
  });
});

/** Rules whose loss no form can show, and why. Every other one is missed by a case below. */
const unnoticed = new Map([
  ["EU-S-098", "EU-S-080 covers it: research functions without declared use; kept for its own reason"],
  ["EU-S-097", "EU-S-080 covers it: wellness functions without declared use; kept for its own reason"],
]);

describe("recorded cases", () => {
  it.each(classificationCases)("$name", ({ answers, asOf, says }) => {
    expect(said(compiled, answers, asOf)).toEqual(says);
  });

  it("notice the loss of every rule but the listed ones", () => {
    const lost = ruleSet.rules.filter(({ id }) => {
      const rules = ruleSet.rules.filter((rule) => rule.id !== id);
      const mutant = compile({ ...ruleSet, rules }, questionnaire);
      return classificationCases.every(
        ({ answers, asOf, says }) => JSON.stringify(said(mutant, answers, asOf)) === JSON.stringify(says),
      );
    });
    expect(ruleSet.rules.length).toBe(119);
    expect(lost.map(({ id }) => id)).toEqual([...unnoticed.keys()]);
  });
});
