import { describe, expect, it } from "vitest";
import { demoUscc } from "@/lib/demo/identifiers";
import { provinceCodes } from "@/lib/reference/provinces";
import { institutionValues } from "@/lib/testing/institution-form";
import { institutionForm, institutionProposal } from "./schema";

describe("a proposed institution", () => {
  const proposal = { nameZh: "示范医疗机构", uscc: demoUscc(9, "public"), type: "general_hospital" };
  const accepts = (provinceAdcode: string) =>
    institutionProposal.safeParse({ ...proposal, provinceAdcode }).success;

  it("lies in one of the 34 divisions", () => {
    expect(provinceCodes.filter((code) => !accepts(code))).toEqual([]);
    expect(["999999", "000000", "330100", "33", ""].filter(accepts)).toEqual([]);
  });
});

describe("the e-mail address of a contact", () => {
  const form = institutionValues("01900000-0000-7000-8000-000000000001", 1, "330000");
  const issuesOf = (email: string) => {
    const contacts = [{ kind: "it", department: "信息科", roleTitle: "负责人", email }];
    return institutionForm.safeParse({ ...form, contacts }).error?.issues ?? [];
  };

  it("is one of the office, not a mobile number", () => {
    expect(issuesOf("xinxike@hospital.example")).toEqual([]);
    expect(issuesOf("13812345678@163.com")).toMatchObject([
      { path: ["contacts", 0, "email"], params: { code: "personalData.mobile" } },
    ]);
  });
});
