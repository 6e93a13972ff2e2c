import { describe, expect, it } from "vitest";
import { payloadOf } from "@/components/form/payload";
import { fieldProblems } from "@/lib/command/field-problems";
import { institutionForm } from "@/lib/institutions/schema";
import { withoutEmptyParts } from "@/lib/records/form-values";
import { institutionSpec } from "./institution-form-spec";
import { institutionFormValues } from "./institution-form-values";

const row = {
  id: "0190a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b",
  revision: 3,
  nameZh: "示范医疗机构0127（虚构）",
  nameEn: null,
  aliases: [],
  uscc: "12990000MYN001279L",
  licenceNo: null,
  insuranceCode: "H99000000127",
  provinceAdcode: "330000",
  city: null,
  level: "tertiary",
  grade: "a",
  type: "general_hospital",
  ownership: "public",
  bedsBand: "1000-1999",
  affiliation: null,
  participation: "unknown",
};
const reasons = {
  nameEn: "not_applicable",
  aliases: "not_applicable",
  licenceNo: "withheld",
  city: "unknown",
  affiliation: "not_asked",
} as const;
const contacts = [
  { kind: "quality", department: null, roleTitle: "质量负责人", email: "quality@demo.example" },
  { kind: "generic", department: "办公室", roleTitle: null, email: "office@demo.example" },
];

const sent = (values: Record<string, unknown>) => withoutEmptyParts(institutionSpec, payloadOf(values));

describe("an institution through its form", () => {
  const values = institutionFormValues(row, contacts, reasons);

  it("comes back as it was when nothing is typed", () => {
    const parsed = institutionForm.parse(sent(values));
    expect(parsed).toMatchObject({ ...row, aliases: null, blanks: reasons });
    expect(parsed.contacts.map((contact) => contact.kind)).toEqual(["generic", "quality"]);
  });

  it("is refused at the field whose reason is missing", () => {
    const open = { ...values, blanks: { ...values.blanks, city: undefined } };
    const parsed = institutionForm.safeParse(sent(open), { reportInput: true });
    expect(parsed.success).toBe(false);
    expect(parsed.error && fieldProblems(parsed.error)).toEqual([
      { path: "city", code: "blankReason", values: {} },
    ]);
  });

  it("says which character the credit code should end in", () => {
    const parsed = institutionForm.safeParse(sent({ ...values, uscc: "12990000MYN0012791" }));
    expect(parsed.error && fieldProblems(parsed.error)).toEqual([
      { path: "uscc", code: "uscc.check", values: { expected: "L", actual: "1" } },
    ]);
  });
});
