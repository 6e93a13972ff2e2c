import { describe, expect, it } from "vitest";
import { payloadOf } from "@/components/form/payload";
import { applicationEdit, applicationForm, optionalApplicationFields } from "@/lib/applications/schema";
import { useCaseIds } from "@/lib/reference/use-cases";
import { applicationFormValues, newApplicationValues } from "./application-form-values";
import { listUseCases } from "./use-case-options";

const id = "0190a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b";
const texts = {
  nameZh: "诊前预问诊",
  summaryZh: "患者就诊前录入症状，系统整理成摘要。",
  intendedPurpose: "整理患者自述，供医师参考。",
};
const reasons = Object.fromEntries(optionalApplicationFields.map((field) => [field, "not_asked" as const]));

describe("an application through its form", () => {
  it("comes back as it was, with false as an answer and empty lists as blanks", () => {
    const row = {
      id,
      revision: 1,
      ...texts,
      isOverridePossible: false,
      intendedUsers: ["physician"],
      environments: [],
    };
    const parsed = applicationEdit.parse(payloadOf(applicationFormValues(row, reasons)));
    expect(parsed).toMatchObject({ ...row, environments: null });
    expect(parsed.blanks.environments).toBe("not_asked");
    expect(parsed.blanks).not.toHaveProperty("isOverridePossible");
  });

  it("belongs to the deployment it is registered under", () => {
    const values = { ...newApplicationValues(id), ...texts, blanks: reasons };
    expect(applicationForm.parse(payloadOf(values)).deploymentId).toBe(id);
  });
});

describe("listUseCases", () => {
  it("offers all 14 with both demands between 1 and 5", () => {
    const options = listUseCases("zh-CN");
    expect(options.map((option) => option.id)).toEqual(useCaseIds);
    const degrees = options.flatMap(({ privacy, reasoning }) => [privacy, reasoning]);
    expect(degrees).toHaveLength(28);
    expect(degrees.every(({ min, max }) => min >= 1 && min <= max && max <= 5)).toBe(true);
  });
});
