import { describe, expect, it } from "vitest";
import { exportPath, trailFilter, trailPath } from "./trail-query";

describe("trailFilter", () => {
  it("keeps a known action, an object and a place", () => {
    const sent = {
      action: "record.verified",
      object: " 0198F000-0000-7000-8000-000000000001 ",
      before: "x_y_1",
    };
    expect(trailFilter(sent)).toEqual({
      action: "record.verified",
      object: "0198f000-0000-7000-8000-000000000001",
      before: "x_y_1",
    });
  });

  it("drops what no entry can have", () => {
    const sent = { action: "record.burned", object: "a".repeat(121), before: ["a", "b"] };
    expect(trailFilter(sent)).toEqual({ action: null, object: null, before: null });
    expect(trailFilter({ object: "\0" }).object).toBeNull();
    expect(trailFilter({ object: "unknown\u001f1" }).object).toBeNull();
    expect(trailFilter({ action: " ", object: "" })).toEqual({ action: null, object: null, before: null });
  });
});

describe("addresses", () => {
  it("say only what is filtered", () => {
    expect(trailPath({})).toBe("/audit");
    expect(trailPath({ action: null, object: "a&b" })).toBe("/audit?object=a%26b");
    expect(exportPath("INS-0000001-3")).toBe("/audit/export?institution=INS-0000001-3");
  });

  it("are read back as they were written", () => {
    const filter = { action: "session.opened", object: "unknown", before: null };
    const sent = Object.fromEntries(new URL(trailPath(filter), "http://portal.invalid").searchParams);
    expect(trailFilter(sent)).toEqual(filter);
  });
});
