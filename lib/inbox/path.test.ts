import { describe, expect, it } from "vitest";
import { noticePath } from "./path";
import { noticeKinds } from "./schema";

const none = { recordKind: null, recordId: null };

describe("the path of a notice", () => {
  it.each([
    ["record_returned", "/deployments/7"],
    ["dispute_filed", "/deployments/7#disputes"],
  ] as const)("leads %s to its record", (kind, path) => {
    expect(noticePath({ kind, recordKind: "deployment", recordId: "7" })).toBe(path);
  });

  it("leads what has no record to the page of its matter", () => {
    const paths = noticeKinds
      .filter((kind) => !/^(record|dispute)_/.test(kind))
      .map((kind) => noticePath({ kind, ...none }));
    expect(new Set(paths)).toEqual(new Set(["/members", "/home", "/admin/roles"]));
  });
});
