import { describe, expect, it } from "vitest";
import {
  actWord,
  decisionsShown,
  decisionWord,
  isConfirmedView,
  type RecordView,
  recordPath,
  seatsOf,
} from "./record-view";

const on = (day: string) => new Date(`2026-06-${day}T02:00:00Z`);
const record: RecordView = {
  kind: "deployment",
  id: "d",
  number: "DEP-1",
  name: "平台",
  nameEn: null,
  state: "published",
  badge: "hospital_confirmed",
  nextAct: "nobody",
  revision: 2,
  isPublic: true,
  attestDue: null,
  updatedAt: on("01"),
  updatedByName: null,
  submittedByName: "甲",
  submittedAt: on("02"),
  confirmedByName: "乙",
  confirmedAt: on("03"),
  verifiedByName: null,
  verifiedAt: null,
  returnedReason: null,
  returnedByName: null,
};

describe("decisionsShown", () => {
  it("reads the seats of a record that was loaded with its history, oldest first", () => {
    expect(
      decisionsShown(record, []).map(({ decision, decidedByName }) => [decision, decidedByName]),
    ).toEqual([
      ["submitted", "甲"],
      ["confirmed", "乙"],
    ]);
  });

  it("keeps to the decisions themselves once there is one", () => {
    const [made] = decisionsShown(record, []);
    const decisions = made ? [{ ...made, id: "1", decision: "returned" }] : [];
    expect(decisionsShown(record, decisions)).toEqual(decisions);
  });
});

describe("seatsOf", () => {
  const taken = (over: Partial<RecordView>) =>
    seatsOf({ ...record, verifiedByName: "丙", verifiedAt: on("04"), ...over })
      .filter(({ at }) => at !== null)
      .map(({ seat }) => seat);

  it("empties the seats of who acted on an earlier revision", () => {
    expect(taken({ state: "draft", badge: null })).toEqual([]);
    expect(taken({ state: "submitted", badge: null })).toEqual(["submitted"]);
    expect(taken({ state: "submitted", badge: "hospital_confirmed" })).toEqual(["submitted", "confirmed"]);
    expect(taken({ badge: "reviewer_verified" })).toEqual(["submitted", "confirmed", "verified"]);
  });
});

describe("isConfirmedView", () => {
  it("takes a draft's and a public source's values as stated only", () => {
    const badges = [null, "public_source", "hospital_confirmed", "reviewer_verified"] as const;
    expect(badges.map((badge) => isConfirmedView({ badge }))).toEqual([false, false, true, true]);
  });
});

describe("actWord", () => {
  it.each([
    ["draft", "hospital_edits", "draft"],
    ["returned", "hospital_edits", "returned"],
    ["published", "hospital_edits", "public_source"],
    ["submitted", "hospital_confirms", "hospital_confirms"],
    ["submitted", "reviewer_verifies", "reviewer_verifies"],
    ["published", "nobody", "nobody"],
  ] as const)("of a %s record, %s: %s", (state, nextAct, word) => {
    expect(actWord({ state, nextAct })).toBe(word);
  });
});

describe("recordPath and decisionWord", () => {
  it("lead to the record's own page", () => {
    expect(recordPath("application", "x")).toBe("/applications/x");
  });
  it("never show a word the catalogue lacks", () => {
    expect(decisionWord("verified")).toBe("verified");
    expect(decisionWord("something-newer")).toBe("submitted");
  });
});
