import { describe, expect, it } from "vitest";
import type { ActorRole } from "@/db/values";
import { nextAct } from "./rules";
import {
  daysBetween,
  groupByInstitution,
  isMine,
  type OpenRecord,
  splitWork,
  waitingSince,
} from "./worklist";

const at = (day: string) => new Date(`2026-11-${day}T04:00:00Z`);

function record(over: Partial<OpenRecord> & { confirmedRevision?: number | null } = {}): OpenRecord {
  const { confirmedRevision = null, ...rest } = over;
  const state = rest.state ?? "draft";
  const standing = {
    state,
    revision: 3,
    origin: "hospital",
    confirmedRevision,
    verifiedRevision: state === "published" ? 3 : null,
    publishedRevision: null,
  };
  return {
    number: "DEP-1",
    updatedAt: at("10"),
    submittedAt: null,
    confirmedAt: null,
    ...rest,
    state,
    nextAct: nextAct(standing),
  };
}

const draft = record({ number: "draft" });
const returned = record({ number: "returned", state: "returned", updatedAt: at("12") });
const handedIn = record({ number: "handed-in", state: "submitted", submittedAt: at("15") });
const confirmed = record({
  number: "confirmed",
  state: "submitted",
  submittedAt: at("15"),
  confirmedAt: at("16"),
  confirmedRevision: 3,
});
const done = record({ number: "done", state: "published", confirmedRevision: 3 });
const all = [draft, returned, handedIn, confirmed, done];

const numbers = (role: ActorRole) => {
  const { mine, others } = splitWork(all, role);
  return { mine: mine.map(({ number }) => number), others: others.map(({ number }) => number) };
};

describe("splitWork", () => {
  it("gives hospital IT its drafts, what came back first, and lets it wait for the rest", () => {
    expect(numbers("hospital_it")).toEqual({
      mine: ["returned", "draft"],
      others: ["handed-in", "confirmed"],
    });
  });

  it("gives the second person what was handed in", () => {
    expect(numbers("hospital_quality")).toEqual({
      mine: ["handed-in"],
      others: ["returned", "draft", "confirmed"],
    });
  });

  it("gives a reviewer what the hospital confirmed and hides drafts nobody handed in", () => {
    expect(numbers("reviewer")).toEqual({ mine: ["confirmed"], others: ["returned", "handed-in"] });
  });

  it.each<ActorRole>(["account", "researcher", "admin_system", "rule_editor", "public"])(
    "gives %s nothing to do",
    (role) => {
      expect(splitWork(all, role).mine).toEqual([]);
    },
  );

  it("never shows a finished record and never shows one twice", () => {
    for (const role of ["hospital_it", "hospital_quality", "reviewer", "rule_editor"] as const) {
      const { mine, others } = numbers(role);
      expect(new Set([...mine, ...others]).size).toBe(mine.length + others.length);
      expect([...mine, ...others]).not.toContain("done");
    }
  });

  it("puts what has waited longest first and breaks ties by number", () => {
    const late = record({ number: "b", updatedAt: at("09") });
    const tied = record({ number: "a", updatedAt: at("10") });
    const { mine } = splitWork([draft, tied, late], "hospital_it");
    expect(mine.map(({ number }) => number)).toEqual(["b", "a", "draft"]);
  });

  it("leaves the rows it was given as they are", () => {
    const rows = [draft, returned];
    splitWork(rows, "hospital_it");
    expect(rows).toEqual([draft, returned]);
  });
});

describe("waitingSince", () => {
  it.each([
    ["a draft, since its last save", draft, at("10")],
    ["a record handed in, since that", handedIn, at("15")],
    ["a confirmed record, since the confirmation", confirmed, at("16")],
    ["a record without its date, since its last save", record({ state: "submitted" }), at("10")],
  ])("%s", (_, item, since) => {
    expect(waitingSince(item)).toEqual(since);
  });
});

describe("daysBetween", () => {
  it("counts calendar days of Beijing, not spans of 24 hours", () => {
    const evening = new Date("2026-11-22T15:59:00Z");
    expect(daysBetween(evening, new Date("2026-11-22T16:01:00Z"))).toBe(1);
    expect(daysBetween(evening, evening)).toBe(0);
    expect(daysBetween(at("01"), at("30"))).toBe(29);
  });

  it("is never negative, whatever two clocks say", () => {
    expect(daysBetween(at("12"), at("11"))).toBe(0);
  });
});

describe("isMine", () => {
  it("is nobody's where nothing is to be done", () => {
    expect(isMine(done, "hospital_it")).toBe(false);
  });
});

describe("groupByInstitution", () => {
  it("keeps the order of first occurrence and of the rows within", () => {
    const rows = [
      { institutionId: "b", id: 1 },
      { institutionId: "a", id: 2 },
      { institutionId: "b", id: 3 },
    ];
    expect(groupByInstitution(rows).map(({ items }) => items.map(({ id }) => id))).toEqual([[1, 3], [2]]);
  });

  it("has no groups without rows", () => {
    expect(groupByInstitution([])).toEqual([]);
  });
});
