import { describe, expect, it } from "vitest";
import { z } from "zod";
import { applicationForm } from "@/lib/applications/schema";
import { configurationForm } from "@/lib/deployments/configuration";
import { applicationValues, configurationValues } from "@/lib/testing/forms";
import { codeSet } from "./code-set";

const answers = codeSet(["a", "b", "c"]);

describe("codeSet", () => {
  it("keeps each code once, in the order they were first named", () => {
    expect(answers.parse(["c", "a", "c"])).toEqual(["c", "a"]);
    expect(answers.parse([])).toEqual([]);
  });

  it("refuses unknown codes", () => {
    expect(answers.safeParse(["a", "d"]).error?.issues).toMatchObject([{ code: "invalid_value", path: [1] }]);
  });

  it("refuses more answers than there are codes, without reading them", () => {
    const issues = answers.safeParse(Array.from({ length: 100_000 }, () => "?")).error?.issues;
    expect(issues).toMatchObject([{ code: "too_big", maximum: 3, path: [] }]);
  });

  it("is a bounded list of codes in JSON Schema", () => {
    expect(z.toJSONSchema(answers, { io: "input" })).toMatchObject({
      type: "array",
      maxItems: 3,
      items: { type: "string", enum: ["a", "b", "c"] },
    });
  });
});

describe("every list of codes in a form", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  it.each([
    ["intendedUsers", "nurse", applicationForm, applicationValues(id)],
    ["environments", "icu", applicationForm, applicationValues(id)],
    ["outputTypes", "summary", applicationForm, applicationValues(id)],
    ["adaptation", "rag", configurationForm, configurationValues(id, 1)],
  ] as const)("%s is a set", (name, code, form: z.ZodType, values) => {
    expect(form.parse({ ...values, [name]: [code, code] })).toMatchObject({ [name]: [code] });
    const long = form.safeParse({ ...values, [name]: Array.from({ length: 50 }, () => code) });
    expect(long.error?.issues).toMatchObject([{ code: "too_big", path: [name] }]);
  });
});
