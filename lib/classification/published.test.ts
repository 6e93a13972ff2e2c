import fs from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalDigest } from "@/lib/digest";
import { questionnaireSchema, ruleSetSchema } from "./language";
import { publishedRuleSets } from "./published";

const folder = path.resolve(import.meta.dirname, "../../db/reference/classification");
const facts = path.resolve(import.meta.dirname, "../../../shared/facts");
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
const versions = publishedRuleSets.map((each) => [each.compiled.ruleSet.version, each] as const);

describe.each(versions)("rule set %s", (version, { compiled, digest, questionnaireDigest }) => {
  const rules = read(`rules-${version}.json`);
  const questionnaire = read(`questionnaire-${compiled.questionnaire.version}.json`);

  it("has the digests it was published with: a published version is never edited", () => {
    expect([canonicalDigest(rules), canonicalDigest(questionnaire)]).toEqual([digest, questionnaireDigest]);
  });

  it("is what the schemas ask for, read by zod and as JSON Schema by another reader", () => {
    expect(ruleSetSchema.parse(rules)).toEqual(rules);
    expect(questionnaireSchema.parse(questionnaire)).toEqual(questionnaire);
    const ajv = new Ajv2020({ strict: false, formats: { date: true, uri: true } });
    for (const [schema, file] of [
      [ruleSetSchema, rules],
      [questionnaireSchema, questionnaire],
    ] as const) {
      const isValid = ajv.compile(z.toJSONSchema(schema));
      expect([isValid(file), isValid.errors]).toEqual([true, null]);
      expect(isValid({ ...file, rules: [], questions: [] })).toBe(false);
    }
  });
});

it.each([
  ["rules-1.0.0.json", "classification-rules.json"],
  ["questionnaire-1.0.0.json", "classification-questionnaire.json"],
  ["table2.json", "table2.json"],
])("%s is the file of facts, byte for byte", (own, fact) => {
  const source = path.join(facts, fact);
  if (!fs.existsSync(source)) return console.log(`skipped: no ${path.relative(process.cwd(), source)}`);
  expect(fs.readFileSync(path.join(folder, own)).equals(fs.readFileSync(source))).toBe(true);
});
