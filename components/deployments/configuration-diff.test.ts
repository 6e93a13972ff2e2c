import { describe, expect, it } from "vitest";
import { diffComponents } from "./configuration-diff";

const fields = ["modelName", "quantization", "decoding", "tools"];
const before = {
  modelName: "R1",
  quantization: "bf16",
  decoding: { temperature: 0.6, topP: 0.95 },
  tools: ["search"],
};

describe("diffComponents", () => {
  it("names what changed, from what to what", () => {
    const after = { ...before, quantization: "int8", tools: ["search", "calculator"] };
    expect(diffComponents(before, after, fields)).toEqual({
      changed: [
        { field: "quantization", before: "bf16", after: "int8" },
        { field: "tools", before: ["search"], after: ["search", "calculator"] },
      ],
      unchanged: ["modelName", "decoding"],
    });
  });

  it("does not mind the order of a compound's parts", () => {
    const after = { ...before, decoding: { topP: 0.95, temperature: 0.6 } };
    expect(diffComponents(before, after, fields).changed).toEqual([]);
  });

  it("minds the order of a list, a list that is a set comes sorted", () => {
    const after = { ...before, tools: ["a", "b"] };
    expect(diffComponents({ ...before, tools: ["b", "a"] }, after, fields).changed).toHaveLength(1);
  });

  it("takes an absent component for a blank one", () => {
    const { quantization: _, ...without } = before;
    expect(diffComponents(without, { ...without, quantization: null }, fields).changed).toEqual([]);
    expect(diffComponents(without, before, fields).changed).toEqual([
      { field: "quantization", before: null, after: "bf16" },
    ]);
  });
});
