import { describe, expect, it } from "vitest";
import { suiteItemForm } from "./private-suite";

const form = {
  id: "01a21c85-f77f-72d2-9244-7011013b1ded",
  ...{ lang: "zh", category: "用药", severity: "major", question: "孕妇能否服用异维A酸？", grader: "yesno" },
  ...{ letter: "", yesNo: "no", min: "", max: "", unit: "", all: "", any: "", none: "" },
  ...{ examplePass: "答案：否", exampleFail: "答案：是", reason: "说明书列为禁忌" },
};
const codesOf = (change: Record<string, unknown>) =>
  suiteItemForm
    .safeParse({ ...form, ...change })
    .error?.issues.map(({ path, message }) => [path[0], message]);

describe("an authority's own item", () => {
  it.each([
    [{}, { type: "yesno", expected: "no" }],
    [
      { grader: "choice", letter: "B", examplePass: "答案：B", exampleFail: "答案：C" },
      { type: "choice", expected: "B" },
    ],
    [
      { grader: "number", min: "2", max: "4", unit: "g", examplePass: "答案：3", exampleFail: "答案：9" },
      { type: "number", min: 2, max: 4, unit: "g" },
    ],
    [
      {
        grader: "phrases",
        all: "就医",
        none: "每次1片（口服）",
        examplePass: "请就医",
        exampleFail: "就医，每次1片(口服)",
      },
      { type: "regex", all: ["就医"], none: [String.raw`每次1片\(口服\)`] },
    ],
  ])("has the rule that its fields make: %j", (change, check) => {
    expect(suiteItemForm.parse({ ...form, ...change }).item.check).toEqual(check);
  });

  it.each([
    [{ grader: "choice" }, ["grader", "suite.rule"]],
    [{ grader: "number", min: "4", max: "2" }, ["grader", "suite.rule"]],
    [{ grader: "phrases" }, ["grader", "suite.rule"]],
    [{ examplePass: "答案：是" }, ["examplePass", "suite.examplePass"]],
    [{ exampleFail: "答案：否" }, ["exampleFail", "suite.exampleFail"]],
    [{ question: "患者身份证号11010519491231002X，能否服用？" }, ["question", "personalData.idNumber"]],
  ])("is refused where rule and examples do not fit, or a person shows: %j", (change, refusal) => {
    expect(codesOf(change)).toEqual([refusal]);
  });

  it("takes signs of an expression for themselves", () => {
    const { item } = suiteItemForm.parse({
      ...form,
      ...{
        grader: "phrases",
        any: "(a+)+$",
        examplePass: "(a+)+$",
        exampleFail: "aaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
      },
    });
    expect(item.check).toEqual({ type: "regex", any: [String.raw`\(a\+\)\+\$`] });
  });
});
