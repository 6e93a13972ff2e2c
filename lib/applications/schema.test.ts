import { describe, expect, it } from "vitest";
import { useCaseIds } from "@/lib/reference/use-cases";
import { applicationValues } from "@/lib/testing/forms";
import { applicationForm } from "./schema";

const values = applicationValues("01900000-0000-7000-8000-000000000001");
const accepts = (useCaseId: string) => applicationForm.safeParse({ ...values, useCaseId }).success;

describe("the use case of an application", () => {
  it("may be every one of the source's table", () => {
    expect(useCaseIds.filter((id) => !accepts(id))).toEqual([]);
  });

  it.each(["a\0b", "\0", "Triage", "a b", "分诊", "a".repeat(61)])("cannot be %j", (id) => {
    expect(accepts(id)).toBe(false);
  });
});
