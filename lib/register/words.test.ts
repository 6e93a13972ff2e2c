import { describe, expect, it } from "vitest";
import { queryWords } from "./words";

describe("the words of a query", () => {
  it.each(["北京 协和", "北京，协和", "北京、协和", "北京　协和；", "北京,协和。"])("%j are two", (typed) => {
    expect(queryWords(typed)).toEqual(["北京", "协和"]);
  });

  it("keep what stands within a name", () => {
    expect(queryWords("DeepSeek-R1 （虚构）")).toEqual(["DeepSeek-R1", "(虚构)"]);
  });

  it.each([null, "", "，。！", " % "])("%j holds none", (typed) => {
    expect(queryWords(typed)).toEqual([]);
  });
});
