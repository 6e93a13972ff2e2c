import { describe, expect, it } from "vitest";
import { visibleParts } from "./visible-text";

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => (part.kind === "text" ? part.text : `[${part.code}]`))
    .join("");

describe("text of a model on a page", () => {
  it.each([
    ["剂量\u202e gm 05", "剂量[U+202E] gm 05"],
    ["一\u200b二\u2060三\ufeff", "一[U+200B]二[U+2060]三[U+FEFF]"],
    ["\u2066hidden\u2069", "[U+2066]hidden[U+2069]"],
    ["a\u0007b\u3164c", "a[U+0007]b[U+3164]c"],
    ["tag\u{e0041}", "tag[U+E0041]"],
    ["50\u202Emg", "50[U+202E]mg"],
    ["a\u200Bb\u200Dc", "a[U+200B]b[U+200D]c"],
    ["\u2066x\u2069", "[U+2066]x[U+2069]"],
    ["\u{E0041}", "[U+E0041]"],
    ["\uFEFF\u00AD", "[U+FEFF][U+00AD]"],
    ["\u3164", "[U+3164]"],
    ["\u{1d159}", "[U+1D159]"],
  ])("names what would not be seen: %j", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("says of each part where it begins, so that parts of a growing text keep their names", () => {
    const places = (text: string) => visibleParts(text).map(({ at }) => at);
    expect(places("一\u200b二三\u{e0041}四")).toEqual([0, 1, 2, 4, 6]);
    expect(places("\u200b\u200b五")).toEqual([0, 1, 2]);
  });

  it("leaves everything else as it is, markup too", () => {
    const text = "1. <img src=x onerror=alert(1)>\n\t[x](javascript:alert(1)) ![](https://a.test/?q=) 😀é";
    expect(visibleParts(text)).toEqual([{ at: 0, kind: "text", text }]);
  });

  it("is shown as it is where all of it can be seen, and is nothing where there is nothing", () => {
    const plain =
      "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](https://a.test/?q=1)\n 中文 é 🩺";
    expect(visibleParts(plain)).toEqual([{ at: 0, kind: "text", text: plain }]);
    expect(visibleParts("")).toEqual([]);
  });
});
