import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markedParts } from "./marked";

const shown = (text: string, q: string | null) =>
  markedParts(text, q)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

describe("markedParts", () => {
  it.each([
    ["北京协和医院", "协和", "北京[协和]医院"],
    ["北京协和医院", "北京 协和", "[北京协和]医院"],
    ["北京协和医院", "xiehe", "北京[协和]医院"],
    ["北京协和医院", "XieHe", "北京[协和]医院"],
    ["北京协和医院", "bjxh", "[北京协和]医院"],
    ["北京协和医院", "beijing xieh", "[北京协和]医院"],
    ["北京协和医院", "北京 xiehe", "[北京协和]医院"],
    ["Peking Union Medical College Hospital", "peking union", "[Peking] [Union] Medical College Hospital"],
    ["Qwen3-32B", "qwen332b", "[Qwen3-32B]"],
    ["院内ＣＴ助手", "ct", "院内[ＣＴ]助手"],
    ["重庆市人民医院", "chongqing", "[重庆]市人民医院"],
    ["北京协和医院", "华西", "北京协和医院"],
    ["北京协和医院", "", "北京协和医院"],
    ["西安医院", "an", "西[安]医院"],
  ])("in %s for %s", (text, q, wanted) => expect(shown(text, q)).toBe(wanted));

  it("loses and adds nothing, whatever is looked for in whatever", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    fc.assert(
      fc.property(text, text, (name, q) => {
        const parts = markedParts(name, q);
        expect(parts.map((part) => part.text).join("")).toBe(name);
      }),
    );
  });
});
