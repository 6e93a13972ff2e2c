import { describe, expect, it } from "vitest";
import { namedAlike, nameSimilarity, SIMILAR_NAME, sameApplication, sameDeployment } from "./similar";

describe("how alike two names are", () => {
  it.each([
    ["浙江省示范医院", "浙江省示范医院", 1],
    ["浙江省示范医院", "浙江省 示范医院", 1],
    ["ＡＢＣ医院", "abc 医院", 1],
    ["甲医院", "乙诊所", 0],
    ["", "甲医院", 0],
  ])("%s and %s: %d", (a, b, similarity) => {
    expect(nameSimilarity(a, b)).toBe(similarity);
  });

  it("tells a name with a character more from another name", () => {
    expect(nameSimilarity("杭州市第一人民医院", "杭州第一人民医院")).toBeGreaterThan(SIMILAR_NAME);
    expect(nameSimilarity("杭州市第一人民医院", "宁波市中医院")).toBeLessThan(SIMILAR_NAME);
  });
});

it("puts the identical name first and calls it so, then the more alike", () => {
  const named = ["杭州市第一人民医院西", "杭州第一人民医院", "宁波市中医院", "杭州市 第一人民医院"];
  const alike = namedAlike(
    "杭州市第一人民医院",
    named.map((nameZh) => ({ nameZh })),
  );
  expect(alike.map(({ named: { nameZh }, because }) => [nameZh, because])).toEqual([
    ["杭州市 第一人民医院", "sameName"],
    ["杭州市第一人民医院西", "likeName"],
    ["杭州第一人民医院", "likeName"],
  ]);
  expect(namedAlike("（）", [{ nameZh: "——" }])).toEqual([]);
});

describe("one deployment twice", () => {
  const platform = { id: "1", name: "院内平台", modelName: "DeepSeek-R1", address: "10.0.0.8:8000" };

  it("has the same name, or the same model at the same address", () => {
    expect(sameDeployment(platform, { ...platform, id: "2", address: null })).toBe("name");
    expect(sameDeployment(platform, { ...platform, id: "2", name: "另一个名称" })).toBe("address");
    expect(sameDeployment(platform, { ...platform, id: "2", name: "另一个", modelName: "Qwen" })).toBeNull();
  });

  it("is not itself, and not another that has no address either", () => {
    expect(sameDeployment(platform, platform)).toBeNull();
    const bare = { ...platform, address: null };
    expect(sameDeployment(bare, { ...bare, id: "2", name: "另一个" })).toBeNull();
  });
});

it("one application twice: the same use and name on the same deployment", () => {
  const one = { id: "1", deploymentId: "d", useCaseId: "triage", nameZh: "预问诊" };
  expect(sameApplication(one, { ...one, id: "2", nameZh: "预 问诊" })).toBe(true);
  expect(sameApplication(one, { ...one, id: "2", deploymentId: "e" })).toBe(false);
  expect(sameApplication(one, { ...one, id: "2", useCaseId: null })).toBe(false);
  expect(sameApplication(one, one)).toBe(false);
});
