import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { type ErrorCode, errorStatus } from "@/lib/errors";
import { errorMessageKey, fieldMessage, isErrorCode } from "./error-message";
import { locales } from "./locale";
import { messages } from "./messages";

const codes = Object.keys(errorStatus) as ErrorCode[];

describe.each(locales)("errors in %s", (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "errors" });

  it("have one sentence per code", () => {
    const sentences = codes.map((code) => t(errorMessageKey(code)));
    expect(sentences).toHaveLength(codes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/[。.]$/);
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it("say which end of a range was passed", () => {
    const say = (values: Record<string, number>) => {
      const message = fieldMessage({ code: "range", values });
      return t(message.key, message.values);
    };
    expect(say({ minimum: 1 })).toContain("1");
    expect(say({ maximum: 9 })).toContain("9");
    expect(say({ minimum: 1, maximum: 9 })).toMatch(/1.*9/);
  });

  it("name the expected character of a credit code", () => {
    const message = fieldMessage({ code: "uscc.check", values: { expected: "7", actual: "1" } });
    expect(t(message.key, message.values)).toMatch(/7.*1/);
  });
});

describe("fieldMessage", () => {
  it("never lets a bare code through", () => {
    expect(fieldMessage({ code: "no.such" }).key).toBe("field.format");
    expect(fieldMessage({ code: "uscc" }).key).toBe("field.format");
    expect(fieldMessage({ code: "personalData.passport" }).key).toBe("field.personalData.other");
  });
  it("reads a wrong format by what the field asks for", () => {
    expect(fieldMessage({ code: "format" }, "number").key).toBe("field.notANumber");
    expect(fieldMessage({ code: "format" }, "date").key).toBe("field.date");
    expect(fieldMessage({ code: "format" }, "text").key).toBe("field.format");
  });
});

describe("isErrorCode", () => {
  it("knows codes from digests", () => {
    expect(isErrorCode("permission.denied")).toBe(true);
    expect(isErrorCode("2718281828")).toBe(false);
    expect(isErrorCode("toString")).toBe(false);
  });
});
