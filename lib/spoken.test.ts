import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchWords, spokenOf } from "./spoken";

const sound = (name: string) =>
  spokenOf(name)
    .map((piece) => piece.sound)
    .join(" ");

describe("spokenOf", () => {
  it.each([
    ["重庆医科大学", "chong qing yi ke da xue"],
    ["重症医学科", "zhong zheng yi xue ke"],
    ["长沙市第三医院", "chang sha shi di san yi yuan"],
    ["厦门大学", "xia men da xue"],
    ["六安市人民医院", "lu an shi ren min yi yuan"],
    ["单县中心医院", "shan xian zhong xin yi yuan"],
    ["西藏自治区", "xi zang zi zhi qu"],
    ["乐清市", "yue qing shi"],
    ["乐山市", "le shan shi"],
    ["蚌埠", "beng bu"],
    ["绿洲", "lv zhou"],
    ["示范医疗机构 0127（虚构）", "shi fan yi liao ji gou 0127 xu gou"],
    ["院内DeepSeek助手", "yuan nei deepseek zhu shou"],
    ["ＣＴ影像", "ct ying xiang"],
  ])("reads %s", (name, wanted) => expect(sound(name)).toBe(wanted));

  it("says where each piece stands, whatever the text holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (name) => {
        for (const { from, to } of spokenOf(name)) expect(name.slice(from, to)).not.toBe("");
      }),
    );
  });
});

describe("searchWords", () => {
  it("holds pinyin and initials of the name, and the aliases with theirs", () => {
    expect(searchWords("北京协和医院", ["东单协和", "PUMCH"])).toBe(
      "bei jing xie he yi yuan|bjxhyy|东单协和|dong dan xie he|ddxh|pumch",
    );
  });

  it("says each part once, and keeps the separator out of a name", () => {
    expect(searchWords("a|b", ["ab"])).toBe("a b|ab");
    expect(searchWords("眼", ["眼"])).toBe("yan|眼");
  });
});
