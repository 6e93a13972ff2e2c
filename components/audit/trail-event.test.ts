import { describe, expect, it } from "vitest";
import { trailEvent } from "./trail-event";

const stored = {
  actor: { id: "x", kind: "person", name: "示范信息员甲", role: "hospital_it" },
  object: { kind: "institution", id: "x", version: 3 },
  session: "s",
  address: null,
  diff: {
    nameEn: { from: null, to: "Demonstration" },
    aliases: { from: ["甲", "乙"], to: [] },
    licenceNo: { from: { sha256: "ab", length: 2 }, to: null },
    isDistilled: { from: false, to: true },
  },
  before: null,
  after: "ff",
  reason: "理由",
  requestId: "r-1",
  outcome: "done",
  detail: { deployments: 2 },
};

describe("trailEvent", () => {
  it("shows each change with what was there and what is, and none as none", () => {
    expect(trailEvent(stored).changes).toEqual([
      { field: "nameEn", from: null, to: "Demonstration" },
      { field: "aliases", from: '["甲","乙"]', to: null },
      { field: "licenceNo", from: '{"sha256":"ab","length":2}', to: null },
      { field: "isDistilled", from: "false", to: "true" },
    ]);
  });

  it("keeps who, version, reason and notes", () => {
    expect(trailEvent(stored)).toMatchObject({
      actor: { name: "示范信息员甲", role: "hospital_it", kind: "person" },
      version: 3,
      reason: "理由",
      detail: [{ key: "deployments", value: "2" }],
    });
  });

  it.each([{}, { actor: null, diff: [], detail: "x", object: 1 }, { diff: { a: null } }])(
    "never breaks on another shape: %j",
    (broken) => {
      expect(trailEvent(broken).requestId).toBe("");
    },
  );
});
