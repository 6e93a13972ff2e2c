import { beforeAll, describe, expect, it } from "vitest";
import { openQuestions } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { replay } from "@/lib/classification/replay";
import { type Classified, classifySeeds } from "./classified";
import { demoSeed, generateDemoSet } from "./generate";
import { institutionSeed } from "./load";

const at = new Date("2026-11-26T04:00:00Z");
let classified: Classified;
let applications: number;

beforeAll(() => {
  const seeds = generateDemoSet(demoSeed).institutions.map(institutionSeed);
  applications = seeds.flatMap(({ deployments }) => deployments.flatMap((each) => each.applications)).length;
  classified = classifySeeds(seeds, at);
});

describe("the demonstration's classifications", () => {
  it("cover every application, answer every question asked, and come again", () => {
    expect(classified.classifications.length).toBe(applications);
    expect(applications).toBeGreaterThan(755);
    const compiled = publishedRuleSet()?.compiled;
    if (compiled === undefined) throw new Error("no rule set is published");
    for (const row of classified.classifications) {
      expect([row.answers.functions, openQuestions(compiled, row.answers)]).toEqual([
        row.answers.functions,
        [],
      ]);
    }
    expect(classified.classifications.filter((row) => replay(row) !== null)).toEqual([]);
  });

  it("show more than one status, class and tier", () => {
    const seen = (of: (row: Classified["classifications"][number]) => string | null) =>
      new Set(classified.classifications.map(of)).size;
    expect(seen((row) => row.cnStatus)).toBeGreaterThan(1);
    expect(seen((row) => row.usStatus)).toBeGreaterThan(1);
    expect(seen((row) => row.tier)).toBeGreaterThan(1);
  });

  it("bring duties about, most of them met, some overdue; none that waits for a part of the portal is met", () => {
    const shown = new Set(classified.records.map(({ obligationId }) => obligationId));
    const waiting = classified.obligations.filter(({ waitsFor }) => waitsFor !== null);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.filter(({ id }) => shown.has(id))).toEqual([]);
    const late = classified.obligations.filter(
      ({ id, dueOn }) => !shown.has(id) && (dueOn ?? "~") < "2026-11-26",
    );
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(shown.size);
  });

  it("are the same each time, but for the ids", () => {
    const seeds = generateDemoSet(demoSeed).institutions.map(institutionSeed);
    const again = classifySeeds(seeds, at);
    const results = ({ classifications }: Classified) => classifications.map((row) => row.resultDigest);
    expect(results(again)).toEqual(results(classified));
    expect(again.findings.length).toBe(classified.findings.length);
  });
});
