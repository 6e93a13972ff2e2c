import { describe, expect, it } from "vitest";
import { noticePath } from "./path";
import { noticeKinds } from "./schema";

const none = { recordKind: null, recordId: null, detail: null };

describe("the path of a notice", () => {
  it.each([
    ["record_returned", "/deployments/7"],
    ["dispute_filed", "/deployments/7#disputes"],
  ] as const)("leads %s to its record", (kind, path) => {
    expect(noticePath({ kind, recordKind: "deployment", recordId: "7", detail: null })).toBe(path);
  });

  it("leads what a condition asks for to the obligations of its application", () => {
    const about = { recordKind: "application", recordId: "7", detail: "omission_rate" };
    expect(noticePath({ kind: "condition_overdue", ...about })).toBe("/applications/7#obligations");
  });

  it("leads an error report to where it is answered", () => {
    const about = { recordKind: "deployment", recordId: "7", detail: "42" };
    expect(noticePath({ kind: "report_filed", ...about })).toBe("/reports/ERR-0000042-7/answer");
  });

  it("leads a review to its case", () => {
    const about = { recordKind: "application", recordId: "7", detail: "9" };
    expect(noticePath({ kind: "review_decided", ...about })).toBe("/reviews/9");
  });

  it("leads what has no record to the page of its matter", () => {
    const paths = noticeKinds
      .filter((kind) => !/^(record|dispute)_/.test(kind))
      .map((kind) => noticePath({ kind, ...none }));
    expect(new Set(paths)).toEqual(new Set(["/members", "/home", "/admin/roles", "/reports", "/reviews"]));
  });
});
