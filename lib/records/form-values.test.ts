import { describe, expect, it } from "vitest";
import type { FormSpec } from "./form-spec";
import { openedForm, resumed, toFormValues, withoutEmptyParts } from "./form-values";

const spec: FormSpec = {
  kind: "configuration",
  required: ["name"],
  sections: [
    {
      id: "all",
      fields: [
        { name: "name", as: "text", max: 80 },
        { name: "size", as: "number" },
        { name: "isDistilled", as: "yesNo" },
        { name: "tools", as: "lines" },
        {
          name: "decoding",
          as: "parts",
          parts: [
            { name: "temperature", as: "number" },
            { name: "thinking", as: "yesNo" },
          ],
        },
      ],
    },
  ],
};

describe("toFormValues", () => {
  it("gives every field a value, so that none is left to the browser", () => {
    expect(toFormValues(spec, {}, {})).toEqual({
      name: null,
      size: null,
      isDistilled: null,
      tools: null,
      decoding: { temperature: null, thinking: null },
      blanks: {},
    });
  });
  it("orders the parts as they are asked: a database that reorders keys must not look like a change", () => {
    const values = toFormValues(spec, { decoding: { thinking: true, temperature: 0 } }, {});
    expect(JSON.stringify(values.decoding)).toBe('{"temperature":0,"thinking":true}');
  });
  it("keeps reasons only of fields that are blank and may be", () => {
    const row = { name: null, size: 0, isDistilled: false, tools: [], decoding: null };
    const reasons = {
      name: "unknown",
      size: "unknown",
      isDistilled: "unknown",
      tools: "not_applicable",
      decoding: "withheld",
    } as const;
    expect(toFormValues(spec, row, reasons).blanks).toEqual({
      tools: "not_applicable",
      decoding: "withheld",
    });
  });
});

describe("withoutEmptyParts", () => {
  it("makes parts of which none is filled one blank", () => {
    const sent = withoutEmptyParts(spec, { id: "1", decoding: { temperature: null, thinking: "" } });
    expect(sent).toEqual({ id: "1", decoding: null });
  });
  it("leaves half-filled parts for the schema to refuse, zero and false included", () => {
    const half = { decoding: { temperature: 0, thinking: null } };
    expect(withoutEmptyParts(spec, half)).toEqual(half);
    const other = { decoding: { temperature: null, thinking: false } };
    expect(withoutEmptyParts(spec, other)).toEqual(other);
  });
});

describe("resumed", () => {
  const fresh = { id: "mine", deploymentId: "mine", revision: 4, name: "stored" };
  it("takes what was typed and the revision it was typed on, never an id or a field the form no longer has", () => {
    const draft = { id: "other", deploymentId: "other", revision: 3, name: "typed", gone: "x" };
    expect(resumed(fresh, draft)).toEqual({ id: "mine", deploymentId: "mine", revision: 3, name: "typed" });
  });
});

describe("openedForm", () => {
  const savedAt = new Date("2026-11-23T10:00:00Z");
  it("opens with the record where there is no draft", () => {
    expect(openedForm({ revision: 2 }, null)).toEqual({ defaultValues: { revision: 2 }, draft: null });
  });
  it("says whether the record has moved on since the draft", () => {
    const opened = (revision: number) => openedForm({ revision: 2 }, { content: { revision }, savedAt });
    expect(opened(2).draft).toEqual({ savedAt: "2026-11-23T10:00:00.000Z", isBehind: false });
    expect(opened(1).draft?.isBehind).toBe(true);
  });
  it("never calls a first registration behind", () => {
    expect(openedForm({ name: "" }, { content: { name: "甲" }, savedAt }).draft?.isBehind).toBe(false);
  });
});
