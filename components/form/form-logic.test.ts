import { describe, expect, it } from "vitest";
import { differences } from "./conflict";
import { type FieldEntry, ownerOf, showProblems } from "./field-registry";
import { isAnswered, payloadOf } from "./payload";

const entry = (label: string): FieldEntry => ({ label, kind: "text", words: String });
const registry = new Map([
  ["name", entry("名称")],
  ["beds", entry("床位")],
  ["aliases", entry("别名")],
]);

describe("payloadOf", () => {
  it("sends null and the reason for a blank field, whatever was typed before", () => {
    const values = { name: "甲", beds: "约2000", blanks: { beds: "unknown" } };
    expect(payloadOf(values)).toEqual({ name: "甲", beds: null, blanks: { beds: "unknown" } });
    expect(values.beds).toBe("约2000");
  });
  it("sends no reason while none is chosen, so that the server asks for it", () => {
    expect(payloadOf({ beds: 3, blanks: { beds: "" } })).toEqual({ beds: null, blanks: {} });
  });
  it("forgets a reason that was taken back", () => {
    expect(payloadOf({ beds: 3, blanks: { beds: null } })).toEqual({ beds: 3, blanks: {} });
  });
  it("leaves a form without blanks alone", () => {
    const values = { reason: "" };
    expect(payloadOf(values)).toBe(values);
  });
});

describe("isAnswered", () => {
  it("counts false and zero, not spaces or empty lists", () => {
    const values = { yes: false, none: 0, text: "  ", list: [] };
    expect(["yes", "none", "text", "list", "absent"].map((name) => isAnswered(values, name))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  it("counts a blank only with its reason", () => {
    expect(isAnswered({ beds: 3, blanks: { beds: "" } }, "beds")).toBe(false);
    expect(isAnswered({ beds: null, blanks: { beds: "withheld" } }, "beds")).toBe(true);
  });
});

describe("ownerOf", () => {
  const names = new Set(["aliases", "endpoint.host", "beds"]);
  it("finds the field on screen", () => {
    expect(ownerOf("aliases.2", names)).toBe("aliases");
    expect(ownerOf("endpoint.host", names)).toBe("endpoint.host");
    expect(ownerOf("blanks.beds", names)).toBe("beds");
    expect(ownerOf("configuration", names)).toBeNull();
  });
});

describe("showProblems", () => {
  it("follows the order of the page, one problem a field, loose ones last", () => {
    const place = (name: string) => ["name", "beds", "aliases"].indexOf(name);
    const shown = showProblems(
      [
        { path: "configuration", code: "configurationMissing" },
        { path: "aliases.0", code: "tooLong" },
        { path: "aliases.3", code: "required" },
        { path: "name", code: "required" },
      ],
      registry,
      place,
    );
    expect(shown.map((problem) => problem.owner)).toEqual(["name", "aliases", null]);
    expect(shown[1]?.code).toBe("tooLong");
  });
});

describe("differences", () => {
  it("compares what would be sent, by value", () => {
    const mine = { name: "甲", beds: "12", aliases: [], blanks: {} };
    const theirs = { name: "乙", beds: 12, aliases: null, blanks: {} };
    expect(differences(mine, theirs, registry).map((row) => row.name)).toEqual(["name"]);
  });
  it("sees another reason for the same blank", () => {
    const mine = { beds: "9", blanks: { beds: "unknown" } };
    const theirs = { beds: null, blanks: { beds: "withheld" } };
    const [row] = differences(mine, theirs, registry);
    expect(row).toMatchObject({ name: "beds", myReason: "unknown", theirReason: "withheld" });
  });
});
