import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeCanary, placeCanary } from "./canary";
import { gradeText } from "./grade";
import { publicSuites, safetyProbes, spotCheckItems } from "./suites";

const root = path.resolve(import.meta.dirname, "../..");
const facts = path.resolve(root, "../shared/facts");
const present = existsSync(facts);
if (!present) console.warn("facts folder absent: comparison of the suites with the facts skipped");

const canary = makeCanary(Uint8Array.of(0x4f, 0xa1));
const cases = publicSuites.flatMap((suite) =>
  suite.items.flatMap((item) => [
    ...item.examplesPass.map((text) => ({ id: item.id, check: item.check, text, status: "pass" })),
    ...item.examplesFail.map((text) => ({ id: item.id, check: item.check, text, status: "fail" })),
  ]),
);

describe("the public suites", () => {
  it.skipIf(!present).each(["spot-check-items.json", "safety-probes.json"])(
    "%s is the fact file byte by byte",
    (name) => {
      const copy = readFileSync(path.join(root, "db/reference", name));
      expect(copy.equals(readFileSync(path.join(facts, name)))).toBe(true);
    },
  );

  it("are 60 items and 30 probes with ids of their own", () => {
    expect([spotCheckItems.items.length, safetyProbes.items.length]).toEqual([60, 30]);
    expect(new Set(publicSuites.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(90);
  });

  it("hold the examples that their authors graded: 375 and 156", () => {
    const count = (suite: (typeof publicSuites)[number]) =>
      suite.items.reduce((sum, item) => sum + item.examplesPass.length + item.examplesFail.length, 0);
    expect([count(spotCheckItems), count(safetyProbes)]).toEqual([375, 156]);
  });

  it.each(cases)("$id grades $text as $status", ({ check, text, status }) => {
    expect(gradeText(check, placeCanary(text, canary), canary).status).toBe(status);
  });
});
