import { expect, it } from "vitest";
import { shownEvidence } from "./shown-evidence";

const model = { id: "DeepSeek-R1", root: "/models/r1", ownedBy: "vllm", digest: null, precision: null };
const text = { path: "/v1/models", status: 200, digest: "0".repeat(64), text: "{}" };
const evidence = {
  ...{ readAt: "2026-11-27T01:02:03.000Z", address: "http://10.0.0.1:8000/v1", peer: null, models: null },
  listed: { ...model, contextTokens: 8192, parameters: null, sizeBytes: null },
  texts: [text],
};

it("shows what the endpoint said, and nothing before it was asked", () => {
  expect(shownEvidence(null)).toBeNull();
  expect(shownEvidence(evidence)).toEqual({
    readAt: evidence.readAt,
    listed: { ...model, contextTokens: 8192, parameters: null, templateDigest: null },
    texts: [{ path: "/v1/models", status: 200, text: "{}" }],
  });
});

it("says nothing where evidence of an earlier version says nothing", () => {
  const early = shownEvidence({ readAt: evidence.readAt, listed: { id: "m" } });
  expect(early).toMatchObject({ listed: { id: "m", digest: null, parameters: null }, texts: [] });
});

it("is refused where it is none", () => {
  expect(() => shownEvidence({ listed: null, texts: [] })).toThrow();
});
