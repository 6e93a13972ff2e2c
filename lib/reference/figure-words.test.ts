import { describe, expect, it } from "vitest";
import file from "@/db/reference/figure-words.json";
import { figureGroups } from "./figure-words";
import { publishedFigures } from "./published-figures";

const shown = figureGroups.flatMap(({ figures }) => figures);

describe("the words of published figures", () => {
  it("are there for every figure, and for no other", () => {
    expect(shown.length).toBeGreaterThan(35);
    expect(shown.map(({ id }) => id)).toEqual(publishedFigures.map(({ id }) => id));
    expect(Object.keys(file.figures).sort()).toEqual(publishedFigures.map(({ id }) => id).sort());
  });

  it("give each its date and source, and link no address that may not be", () => {
    for (const figure of shown) {
      expect(figure.asOf).toMatch(/^\d{4}/);
      expect(figure.source.length).toBeGreaterThan(5);
      const original = publishedFigures.find(({ id }) => id === figure.id);
      if (original?.link_ok === false) expect(figure.url).toBeNull();
      if (figure.isShare) expect(figure.value).toBeLessThanOrEqual(1);
    }
  });

  it("put a caution beside every group that has more than a date to tell", () => {
    const without = figureGroups.filter(({ cautions }) => cautions.length === 0).map(({ id }) => id);
    expect(without).toEqual(["governance"]);
  });

  it("say a number in words without changing it", () => {
    const numbers = (text: string) =>
      text
        .match(/\d+/g)
        ?.map(Number)
        .sort((a, b) => a - b);
    for (const { value } of shown) {
      if (typeof value !== "number") expect(numbers(value.zh)).toEqual(numbers(value.en));
    }
  });
});
