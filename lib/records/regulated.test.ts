import { describe, expect, it } from "vitest";
import { z } from "zod";
import { regulated } from "./regulated";

const form = regulated(
  { name: z.string().min(2) },
  { size: z.number(), tags: z.array(z.string()), note: z.string() },
);
const valid = { name: "平台", size: 7, tags: ["a"], note: "说明", blanks: {} };

describe("a form of regulated fields", () => {
  it("takes filled fields as they are", () => {
    expect(form.parse(valid)).toEqual(valid);
  });

  it.each([
    ["null", { size: null }, "size"],
    ["missing", { size: undefined }, "size"],
    ["empty text", { note: "  " }, "note"],
    ["empty list", { tags: [] }, "tags"],
  ])("asks for the reason of a blank (%s)", (_name, change, path) => {
    const result = form.safeParse({ ...valid, ...change });
    expect(result.error?.issues).toMatchObject([{ path: [path], params: { code: "blankReason" } }]);
  });

  it("accepts a blank with its reason, and forgets reasons of fields that are filled or unknown", () => {
    const blanks = { size: "withheld", note: "unknown", other: "unknown" };
    expect(form.parse({ ...valid, size: null, blanks })).toMatchObject({
      size: null,
      blanks: { size: "withheld" },
    });
  });

  it("refuses a reason that is none of the four, and a field that is not asked", () => {
    expect(form.safeParse({ ...valid, size: null, blanks: { size: "forgot" } }).success).toBe(false);
    expect(form.safeParse({ ...valid, extra: 1 }).success).toBe(false);
  });

  it("still requires what is required", () => {
    expect(form.safeParse({ ...valid, name: "", blanks: { name: "unknown" } }).success).toBe(false);
  });
});
