import { describe, expect, it } from "vitest";
import rules from "@/db/reference/classification/rules-1.0.0.json";
import { basePriority, timePriority } from "./priority";
import { reviewRouting, routeOf } from "./routing";

describe("the routing table", () => {
  it("names an authority for every status there is, each once, and for none at all", () => {
    const named = reviewRouting.routes.flatMap(({ when }) => when.status);
    expect(new Set(named).size).toBe(named.length);
    for (const status of rules.statuses) expect([status, named.includes(status)]).toEqual([status, true]);
    expect(routeOf({ status: null, tier: null })).toEqual({
      authority: "nmpa",
      level: "province",
      route: "unsettled",
    });
  });

  it.each([
    ["device", "T2", "nmpa", "province"],
    ["device-ambiguous", "T3", "nmpa", "province"],
    ["needs-review", "T1", "nmpa", "province"],
    ["non-device", "T3", "nhc", "province"],
    ["non-device", "T4", "nhc", "national"],
    ["device", "T4", "nmpa", "national"],
  ])("sends %s of tier %s to %s, %s", (status, tier, authority, level) => {
    expect(routeOf({ status, tier })).toMatchObject({ authority, level });
  });

  it("names the source of each row", () => {
    const sources = new Set(reviewRouting.sources.map(({ id }) => id));
    const rows = [...reviewRouting.routes, ...reviewRouting.levels];
    expect(rows.flatMap((row) => row.sources).filter((id) => !sources.has(id))).toEqual([]);
    expect(rows.filter((row) => row.sources.length === 0)).toEqual([]);
  });
});

describe("a priority", () => {
  const inputs = { tier: "T2", status: "non-device", openIncidents: 0, isEscalated: false };
  const days = { halfOn: "2026-11-10", mostOn: "2026-11-20", dueOn: "2026-11-27" };

  it("rises with tier, status, incidents and escalation, and stays within a hundred", () => {
    const base = basePriority(inputs);
    const raised = [{ tier: "T3" }, { status: "device" }, { openIncidents: 1 }, { isEscalated: true }];
    for (const change of raised) expect(basePriority({ ...inputs, ...change })).toBeGreaterThan(base);
    const most = basePriority({ tier: "T4", status: "device", openIncidents: 99, isEscalated: true });
    expect(most + timePriority(days, "2099-01-01")).toBe(100);
  });

  it.each([
    ["2026-11-09", 0],
    ["2026-11-10", 8],
    ["2026-11-20", 20],
    ["2026-11-27", 20],
    ["2026-11-28", 35],
  ])("rises with the term: on %s by %i", (today, points) => {
    expect(timePriority(days, today)).toBe(points);
  });

  it("is not raised by days that are not known", () => {
    expect(timePriority({ halfOn: null, mostOn: null, dueOn: null }, "2099-01-01")).toBe(0);
  });
});
