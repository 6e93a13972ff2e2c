import { describe, expect, it } from "vitest";
import { institutionProposal } from "@/lib/institutions/schema";
import { accountForm } from "@/lib/users/schema";
import { fieldProblems } from "./field-problems";

const problemsOf = (schema: typeof accountForm | typeof institutionProposal, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : fieldProblems(parsed.error);
};
const account = { name: "张三", email: "it@hospital.example", password: "long enough pass" };
const proposal = {
  nameZh: "测试机构",
  provinceAdcode: "330000",
  uscc: "12990000MYN000014C",
  type: "general_hospital",
};

describe("what a schema refused", () => {
  it.each([
    ["a missing name", { ...account, name: "" }, { path: "name", code: "tooShort", values: { minimum: 2 } }],
    [
      "a short password",
      { ...account, password: "short" },
      { path: "password", code: "passwordWeak", values: { minimum: 12 } },
    ],
    [
      "no object at all",
      { email: account.email, password: account.password },
      { path: "name", code: "required" },
    ],
  ])("is said as path and code: %s", (_name, input, problem) => {
    expect(problemsOf(accountForm, input)).toMatchObject([problem]);
  });

  it("names the expected check character of a credit code", () => {
    expect(problemsOf(institutionProposal, { ...proposal, uscc: "12990000MYN000014D" })).toMatchObject([
      { path: "uscc", code: "uscc.check", values: { expected: "C", actual: "D" } },
    ]);
    expect(problemsOf(institutionProposal, proposal)).toEqual([]);
  });

  it("names personal data by its kind and says one thing per field", () => {
    const [problem, ...rest] = problemsOf(institutionProposal, {
      ...proposal,
      nameZh: "患者 11010519491231002X",
    });
    expect(problem).toMatchObject({ path: "nameZh", code: "personalData.idNumber" });
    expect(rest).toEqual([]);
  });
});
