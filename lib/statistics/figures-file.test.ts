import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { figureGroups } from "@/lib/reference/figure-words";
import { figuresCsv, figuresJson } from "./figures-file";

const figures = figureGroups.flatMap((group) => group.figures);
const cautions = figureGroups.flatMap((group) => group.cautions);

describe.each(["zh-CN", "en"] as const)("the figures as a table (%s)", (locale) => {
  const text = figuresCsv(locale);

  it("has a line a figure, with date and source in each", () => {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, comment: "#" });
    expect(rows.map(({ id }) => id)).toEqual(figures.map(({ id }) => id));
    expect(rows.every(({ as_of, source, label }) => Boolean(as_of && source && label))).toBe(true);
    const total = rows.find(({ id }) => id === "institutions_deployed");
    expect(total).toMatchObject({ value: "755", bound: "more_than", as_of: "2025-05-08" });
  });

  it("gives every caution, and no address that may not be linked", () => {
    expect(text.split("\r\n").filter((line) => line.startsWith("# "))).toHaveLength(cautions.length);
    expect(text).not.toContain("tewoofc");
  });
});

it("the figures for programs hold both languages and the cautions", () => {
  const read = JSON.parse(figuresJson()) as { groups: typeof figureGroups };
  expect(read.groups).toEqual(JSON.parse(JSON.stringify(figureGroups)));
  expect(figuresJson()).not.toContain("tewoofc");
});
