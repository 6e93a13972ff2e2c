import vm from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { forms, pick, seeded, thinned } from "@/lib/testing/classification-forms";
import { normalAnswers } from "./answers";
import { outcomeOf } from "./outcome";
import { previewOf } from "./preview";
import { publishedRuleSet } from "./published";
import { previewInput } from "./schema";

const questionnaire = publishedRuleSet("1.0.0")?.compiled.questionnaire;
if (questionnaire === undefined) throw new Error("1.0.0 is not published");
const dates = ["2025-07-30", "2026-01-05", "2026-01-06", "2026-11-01", "2027-12-02"] as const;

/** What a page says of a form: the file it gives, and the outcome it shows. */
const page = `
  import { outcomeOf } from "@/lib/classification/outcome";
  import { previewOf } from "@/lib/classification/preview";
  import { publishedRuleSet } from "@/lib/classification/published";
  export function say(text) {
    const { answers, asOf, ruleSet } = JSON.parse(text);
    const published = publishedRuleSet(ruleSet);
    return JSON.stringify([previewOf(published, answers, asOf), outcomeOf(published.compiled, answers, asOf)]);
  }`;

/** The engine as it is bundled for a browser, in a realm that has the language and nothing of Node. */
async function browser(): Promise<(body: string) => string> {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "page",
  });
  return vm.runInNewContext(`${outputFiles[0]?.text}; page.say`, {});
}

/** What the interface makes of the same body, and what a record keeps of the form. */
function server(body: string): string {
  const { answers, asOf = "", ruleSet } = previewInput.parse(JSON.parse(body));
  const asked = publishedRuleSet(ruleSet);
  if (asked === undefined) throw new Error("previewInput knows every version it lets through");
  const kept = normalAnswers(asked.compiled.questionnaire, answers);
  return JSON.stringify([previewOf(asked, answers, asOf), outcomeOf(asked.compiled, kept, asOf)]);
}

it("comes to the same bytes in a browser and on the server for 10,000 whole and partial forms", async () => {
  const say = await browser();
  const random = seeded(10_000);
  const whole = forms(questionnaire, 5_000, 10_001);
  const all = [...whole, ...whole.map((form) => thinned(form, random))];
  const differing = all.filter((answers) => {
    const body = JSON.stringify({ answers, asOf: pick(random, dates), ruleSet: "1.0.0" });
    return say(body) !== server(body);
  });
  expect([all.length, differing]).toEqual([10_000, []]);
});
