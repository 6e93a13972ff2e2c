import { Ajv2020 } from "ajv/dist/2020.js";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beijingDate, now } from "@/lib/clock";
import { askApi } from "@/lib/testing/api";
import { changed } from "@/lib/testing/classification-cases";
import { forms, seeded, thinned } from "@/lib/testing/classification-forms";
import { openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { previewOf } from "./preview";
import { publishedRuleSet } from "./published";
import { ruleSetSchemas } from "./schema";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

const published = publishedRuleSet("1.0.0");
if (published === undefined) throw new Error("1.0.0 is not published");
const { questionnaire, ruleSet } = published.compiled;
const preview = (body: unknown) => askApi("POST", "/classification/preview", { body });

describe("trying a classification", () => {
  it("needs no token, and answers what the engine says in a browser, byte for byte", async () => {
    const random = seeded(3);
    const whole = forms(questionnaire, 60, 3);
    for (const answers of [...whole, ...whole.map((form) => thinned(form, random))]) {
      const { status, body } = await preview({ answers, asOf: "2026-11-01", ruleSet: "1.0.0" });
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toBe(JSON.stringify(previewOf(published, answers, "2026-11-01")));
    }
  });

  it("says status, class, reasons and rules by jurisdiction, tier, flags and every rule's say", async () => {
    const { body } = await preview({
      answers: changed("pre-consultation-inquiry", { outputUsedForDxTx: null }),
    });
    expect(body).toMatchObject({
      ruleSet: { id: ruleSet.id, version: "1.0.0", digest: published.digest },
      asOf: beijingDate(now()),
      results: {
        CN: {
          status: "device-ambiguous",
          class: "III",
          reasons: ["no-clear-standard"],
          rules: ["CN-S-091", "CN-C-30"],
        },
        US: { status: "device", class: null, missing: [] },
        EU: { status: "undetermined", class: "undetermined", rules: [], missing: ["outputUsedForDxTx"] },
        "EU-AIA": { status: "undetermined", class: null, missing: ["outputUsedForDxTx"] },
        IMDRF: { class: "I" },
      },
      tier: "T3",
      prohibitions: [],
      flags: ["cn-no-in-house-exemption"],
    });
    expect(body.trace).toHaveLength(ruleSet.rules.length);
  });

  it.each([
    [{ answers: { mood: "good" } }, "/answers/mood", "unknownQuestion", "mood"],
    [{ answers: { outputForm: "poem" } }, "/answers/outputForm", "unknownOption", "poem"],
    [{ answers: { functions: ["education", "magic"] } }, "/answers/functions/1", "unknownOption", "magic"],
    [{ answers: { functions: "education" } }, "/answers/functions", "format", ""],
    [{ answers: { outputForm: ["directive"] } }, "/answers/outputForm", "format", ""],
    [{ answers: { outputForm: null } }, "/answers/outputForm", "format", ""],
    [{ answers: {}, asOf: "2026-02-30" }, "/asOf", "format", ""],
    [{ answers: {}, asOf: "0001-01-01" }, "/asOf", "range", "1990-01-01"],
    [{ answers: {}, asOf: "9999-12-31" }, "/asOf", "range", "2100-12-31"],
    [{ answers: JSON.parse('{"__proto__":"x"}') }, "/answers/__proto__", "unknownQuestion", "__proto__"],
    [{ answers: { constructor: "x" } }, "/answers/constructor", "unknownQuestion", "constructor"],
    [{ answers: { outputForm: "toString" } }, "/answers/outputForm", "unknownOption", "toString"],
    [{ answers: {}, ruleSet: "__proto__" }, "/ruleSet", "unknownRuleSet", "__proto__"],
    [{ answers: {}, ruleSet: "9.9.9" }, "/ruleSet", "unknownRuleSet", "9.9.9"],
    [{ answers: {}, tier: "T1" }, "/tier", "unknownField", ""],
    [{}, "/answers", "required", ""],
  ])("refuses %j and names what it does not know", async (body, pointer, code, named) => {
    const refused = await preview(body);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect(JSON.stringify(refused.body.errors)).toContain(named);
  });

  it("has an allowance of its own, of a hundred a second for each address", async () => {
    const headers = { "x-portal-address": "192.0.2.77" };
    for (let n = 0; n < 310; n += 1) {
      const { status } = await askApi("POST", "/classification/preview", { body: { answers: {} }, headers });
      expect(status).toBe(200);
    }
    const other = await askApi("GET", "/register", { headers });
    expect(other.headers.get("ratelimit-limit")).toBe("300");
    expect(Number(other.headers.get("ratelimit-remaining"))).toBe(299);
  });

  it("keeps nothing: no row and no event", async () => {
    const count = async () => {
      const [row] = await portal.asMaintenance((tx) =>
        tx.execute<{ n: number }>(sql`select count(*)::int as n from audit_events`),
      );
      return row?.n;
    };
    const before = await count();
    await preview({ answers: { functions: ["device-control"] } });
    expect(await count()).toBe(before);
  });
});

it("gives out each published rule set as it was published", async () => {
  const { body: list } = await askApi("GET", "/rule-sets");
  expect(list.items).toMatchObject([
    { version: "1.0.0", digest: published.digest, ruleCount: 119, isNewest: true },
  ]);
  const { body } = await askApi("GET", "/rule-sets/1.0.0");
  expect(body).toMatchObject({ rules: ruleSet, questions: questionnaire });
  const { body: schemas } = await askApi("GET", "/rule-set-schemas");
  const ajv = new Ajv2020({ strict: false, formats: { date: true, uri: true } });
  const { rules, questions } = ruleSetSchemas.parse(schemas);
  expect([ajv.validate(rules, body.rules), ajv.validate(questions, body.questions)]).toEqual([true, true]);
  expect(await askApi("GET", "/rule-sets/0.9.0")).toMatchObject({ status: 404 });
});
