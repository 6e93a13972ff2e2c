import { describe, expect, it } from "vitest";
import { headlineFigures } from "@/lib/reference/published-figures";
import { figureSources, sourceNumber } from "./figure-sources";

describe("sources of the published figures", () => {
  const sources = figureSources(headlineFigures);

  it("lists each source once and gives every figure a number in the list", () => {
    expect(sources.length).toBeGreaterThan(1);
    expect(new Set(sources.map(({ source }) => source)).size).toBe(sources.length);
    for (const figure of headlineFigures) {
      const number = sourceNumber(sources, figure);
      expect(sources[number - 1]?.source).toBe(figure.source);
    }
  });

  it("names one address and one date for figures of one source", () => {
    for (const figure of headlineFigures) {
      const listed = sources[sourceNumber(sources, figure) - 1];
      expect([listed?.url, listed?.sourceDate]).toEqual([figure.url, figure.sourceDate]);
    }
  });
});
