import { describe, expect, it } from "vitest";
import { fieldProblems } from "@/lib/command/field-problems";
import { signUpForm } from "./sign-up-schema";

const typed = {
  name: "示范人员",
  email: "someone@demo.example",
  password: "correct horse battery",
  repeat: "correct horse battery",
};

function problems(values: Record<string, unknown>) {
  const parsed = signUpForm.safeParse({ ...typed, ...values });
  return parsed.success ? [] : fieldProblems(parsed.error).map(({ path, code }) => `${path} ${code}`);
}

describe("signUpForm", () => {
  it("takes a name, an address and a password typed twice", () => {
    expect(problems({})).toEqual([]);
  });

  it("says at the second field that the two differ", () => {
    expect(problems({ repeat: "correct horse" })).toEqual(["repeat passwordMismatch"]);
  });

  it("counts characters, not bytes, for the shortest password", () => {
    expect(problems({ password: "一二三四五六七八九十", repeat: "一二三四五六七八九十" })).toEqual([
      "password passwordWeak",
    ]);
  });
});
