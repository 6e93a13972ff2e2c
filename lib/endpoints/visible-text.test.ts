import { describe, expect, it } from "vitest";
import { visibleParts } from "./visible-text";

const shown = (text: string) => visibleParts(text).map(({ text: plain, hidden }) => hidden ?? plain);

describe("what a model wrote", () => {
  it("is shown as it is where all of it can be seen", () => {
    const plain =
      "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](https://a.test/?q=1)\n 中文 é 🩺";
    expect(visibleParts(plain)).toEqual([{ text: plain, hidden: null }]);
    expect(visibleParts("")).toEqual([]);
  });

  it.each([
    ["50\u202Emg", ["50", "U+202E", "mg"]],
    ["a\u200Bb\u200Dc", ["a", "U+200B", "b", "U+200D", "c"]],
    ["\u2066x\u2069", ["U+2066", "x", "U+2069"]],
    ["\u{E0041}", ["U+E0041"]],
    ["\uFEFF\u00AD", ["U+FEFF", "U+00AD"]],
    ["\u3164", ["U+3164"]],
  ])("names what cannot be seen, or turns the rest around (%j)", (text, parts) => {
    expect(shown(text)).toEqual(parts);
  });
});
