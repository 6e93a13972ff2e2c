import { describe, expect, it } from "vitest";
import { canonicalDigest } from "@/lib/digest";
import { configurationValues } from "@/lib/testing/forms";
import { componentsOf, configurationFields, configurationForm } from "./configuration";

const parse = (change: Record<string, unknown> = {}) =>
  configurationForm.parse({ ...configurationValues("01900000-0000-7000-8000-000000000001", 1), ...change });
const digest = (change?: Record<string, unknown>) =>
  canonicalDigest(componentsOf(parse(change)) as Parameters<typeof canonicalDigest>[0]);

describe("a configuration's fingerprint", () => {
  it("is the same for the same components, in whatever order lists are given and wherever it runs", () => {
    expect(digest({ adaptation: ["rag", "prompt"] })).toBe(digest());
    expect(digest({ adaptation: ["prompt", "rag", "rag"] })).toBe(digest());
    expect(digest({ deploymentId: "01900000-0000-7000-8000-000000000002", revision: 9 })).toBe(digest());
  });

  it.each([
    ["quantization", { quantization: "int8" }],
    ["temperature", { decoding: { temperature: 0.7, topP: 0.95, maxTokens: 8192, thinking: true } }],
    ["prompt", { promptSha256: "a".repeat(64) }],
    ["guardrails", { guardrails: ["dose-check"] }],
    ["tools", { tools: ["drug-lookup"] }],
    ["hardware", { hardware: { accelerator: "ascend-910b", count: 8, nodes: 1 } }],
    ["retrieval", { retrieval: { name: "院内指南库", version: "2026-10" } }],
  ])("changes when %s changes", (_name, change) => {
    expect(digest(change)).not.toBe(digest());
  });

  it("covers every regulated field of the form", () => {
    expect(Object.keys(componentsOf(parse())).sort()).toEqual([...configurationFields].sort());
  });
});
