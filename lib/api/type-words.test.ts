import fc from "fast-check";
import { expect, it } from "vitest";
import { typeWords } from "./type-words";

it.each([
  [{ type: "string" }, "string"],
  [{ type: "string", minLength: 2, maxLength: 80 }, "string 2–80"],
  [{ type: "string", maxLength: 80 }, "string ≤80"],
  [{ type: "string", format: "uuid", pattern: "x" }, "uuid"],
  [{ type: "string", pattern: "^[0-9]{6}$" }, "string ^[0-9]{6}$"],
  [{ type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, "integer ≥1"],
  [{ type: "string", enum: ["a", "b"] }, '"a" | "b"'],
  [{ anyOf: [{ type: "boolean" }, { type: "null" }] }, "boolean | null"],
  [{ type: "array", items: { type: "string", format: "uuid" } }, "uuid[]"],
  [{ type: "array", items: { type: "string", maxLength: 60 } }, "(string ≤60)[]"],
  [{ type: "object", properties: {} }, "object"],
  [{}, "any"],
])("%j reads %s", (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});

it("says something of any schema", () => {
  fc.assert(fc.property(fc.jsonValue(), (schema) => typeWords(schema).length >= 0));
});
