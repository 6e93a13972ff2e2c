import { describe, expect, it } from "vitest";
import { obligationTable } from "@/lib/obligations/table";
import { lawWords } from "./law-words";
import { publishedRuleSets } from "./published";

const ruleSets = publishedRuleSets.map(({ compiled }) => compiled.ruleSet);
const ofRules = ruleSets.flatMap((ruleSet) => ruleSet.sources);
const sources = [...ofRules, ...obligationTable.sources];
const locators = [
  ...ruleSets.flatMap(({ rules }) => rules.flatMap(({ citations }) => citations)),
  ...obligationTable.items.flatMap((duty) => duty.sources),
].map(({ locator }) => locator);

const chinese = lawWords("zh-CN");
/** A word of a foreign language; names, numbers of documents and what a law itself numbers by letters are none. */
const foreignWord = /\b(?!Shen|Snitem|Philips|France|DeepSeek|FINAL)[A-Za-z]?[a-z]{2,}/;

describe("law on Chinese pages", () => {
  it("is named in Chinese, each document, issuer and place that a published file cites", () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(new Set(locators).size).toBeGreaterThan(90);
    const words = [
      ...sources.map(({ id, title }) => chinese.title(id, title)),
      ...ofRules.map(({ issuer }) => chinese.issuer(issuer)),
      ...ofRules.flatMap(({ id, note }) => (note ? [chinese.note(id, note)] : [])),
      ...locators.map(chinese.locator),
    ];
    expect(words.filter((said) => foreignWord.test(said))).toEqual([]);
    expect(chinese.locator("Art. 28, 29, 55")).toBe("第二十八条、第二十九条、第五十五条");
  });

  it("stands in English as it was published", () => {
    const english = lawWords("en");
    expect(locators.map(english.locator)).toEqual(locators);
    expect(sources.map(({ id, title }) => english.title(id, title))).toEqual(
      sources.map(({ title }) => title),
    );
  });
});
