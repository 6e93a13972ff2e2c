import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badges, recordStates } from "@/db/values";
import {
  badgeOf,
  isSecondPerson,
  next,
  nextAct,
  nextBadge,
  type RecordEvent,
  type RecordStanding,
} from "./rules";

const events: RecordEvent[] = ["edit", "submit", "withdraw", "confirm", "decline", "verify", "return"];
const standing = (change: Partial<RecordStanding> = {}): RecordStanding => ({
  state: "draft",
  revision: 3,
  origin: "hospital",
  confirmedRevision: null,
  verifiedRevision: null,
  publishedRevision: null,
  ...change,
});
const submitted = standing({ state: "submitted" });
const confirmed = standing({ state: "submitted", confirmedRevision: 3 });

describe("the record's state machine", () => {
  it.each([
    ["draft", standing(), { edit: "draft", submit: "submitted" }],
    ["returned", standing({ state: "returned" }), { edit: "draft", submit: "submitted" }],
    ["submitted", submitted, { withdraw: "draft", confirm: "submitted", decline: "draft" }],
    ["confirmed", confirmed, { verify: "published", return: "returned" }],
    [
      "published",
      standing({ state: "published", confirmedRevision: 3, verifiedRevision: 3 }),
      { edit: "draft" },
    ],
    [
      "published, not yet verified",
      standing({ state: "published", confirmedRevision: 3 }),
      { edit: "draft", verify: "published" },
    ],
    [
      "public source",
      standing({ state: "published", origin: "public_source" }),
      { edit: "draft", submit: "submitted" },
    ],
    ["accepted", standing({ state: "accepted" }), {}],
    ["suspended", standing({ state: "suspended" }), {}],
    ["retired", standing({ state: "retired" }), {}],
  ])("allows from %s exactly what is listed", (_name, record, allowed) => {
    const actual = Object.fromEntries(
      events.flatMap((event) => (next(record, event) ? [[event, next(record, event)]] : [])),
    );
    expect(actual).toEqual(allowed);
  });

  const anyStanding = fc.record({
    state: fc.constantFrom(...recordStates),
    revision: fc.constant(3),
    origin: fc.constantFrom("hospital", "public_source"),
    confirmedRevision: fc.constantFrom(null, 2, 3),
    verifiedRevision: fc.constantFrom(null, 2, 3),
    publishedRevision: fc.constantFrom(null, 2, 3),
  });

  it("never publishes what the hospital's second person has not confirmed at this revision", () => {
    fc.assert(
      fc.property(anyStanding, fc.constantFrom(...events), (record, event) => {
        if (next(record, event) === "published") expect(record.confirmedRevision).toBe(record.revision);
      }),
    );
  });

  it("lets nothing out of retirement", () => {
    fc.assert(
      fc.property(
        anyStanding,
        fc.constantFrom(...events),
        (record, event) => next({ ...record, state: "retired" }, event) === null,
      ),
    );
  });
});

describe("the badge", () => {
  it.each([
    [standing(), null],
    [standing({ origin: "public_source" }), "public_source"],
    [confirmed, "hospital_confirmed"],
    [standing({ confirmedRevision: 3, verifiedRevision: 3 }), "reviewer_verified"],
    [standing({ confirmedRevision: 3, verifiedRevision: 2 }), "hospital_confirmed"],
    [standing({ confirmedRevision: 2, verifiedRevision: 2, origin: "public_source" }), "public_source"],
  ])("follows the revision somebody stands for", (record, badge) => {
    expect(badgeOf(record)).toBe(badge);
  });

  it("climbs one step at a time, and no record to what only a comparison of the running model could say", () => {
    expect([null, ...badges].map(nextBadge)).toEqual([
      ...["hospital_confirmed", "hospital_confirmed", "reviewer_verified"],
      ...[null, null],
    ]);
  });
});

describe("who acts next", () => {
  it.each([
    [standing(), "hospital_edits"],
    [submitted, "hospital_confirms"],
    [confirmed, "reviewer_verifies"],
    [standing({ state: "published", confirmedRevision: 3, verifiedRevision: 3 }), "nobody"],
    [standing({ state: "published", confirmedRevision: 3, verifiedRevision: 2 }), "reviewer_verifies"],
    [standing({ state: "published", origin: "public_source" }), "hospital_edits"],
  ])("is told by state and revision", (record, act) => {
    expect(nextAct(record)).toBe(act);
  });

  it("needs a second person, not the one who handed it in, and somebody who did", () => {
    expect(isSecondPerson("a", "b")).toBe(true);
    expect(isSecondPerson("a", "a")).toBe(false);
    expect(isSecondPerson(null, "b")).toBe(false);
  });
});
