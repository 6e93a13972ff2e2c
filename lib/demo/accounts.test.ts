import { describe, expect, it } from "vitest";
import { membershipRoles } from "@/db/values";
import { DEMO_PASSWORD, demoAccounts, demoInstitutions } from "./accounts";
import { generateDemoSet } from "./generate";

const { institutions } = generateDemoSet();
const bySynId = new Map(institutions.map((institution) => [institution.synId, institution]));

describe("demonstration accounts", () => {
  it("exist for every role, with two persons wherever a second must sign", () => {
    const seats = demoAccounts.map(({ role, authority, institutionSyn, jurisdiction }) =>
      [role, authority, institutionSyn, jurisdiction].filter(Boolean).join(" "),
    );
    const counts = Object.fromEntries(
      seats.map((seat) => [seat, seats.filter((other) => other === seat).length]),
    );
    expect(counts).toEqual({
      "hospital_it SYN-0127 330000": 2,
      "hospital_quality SYN-0127 330000": 2,
      "hospital_it SYN-0342 510000": 2,
      "hospital_quality SYN-0342 510000": 2,
      "reviewer nhc 000000": 2,
      "reviewer nmpa 000000": 2,
      "reviewer nhc 330000": 2,
      "reviewer nmpa 330000": 2,
      "rule_editor nhc 000000": 1,
      "rule_editor nmpa 000000": 1,
      "researcher 000000": 1,
      "admin_system 000000": 1,
      "admin_security 000000": 1,
      "admin_audit 000000": 1,
    });
    expect(new Set(demoAccounts.map((account) => account.role))).toEqual(new Set(membershipRoles));
  });

  it("have one address and one name each, at the reserved domain", () => {
    expect(new Set(demoAccounts.map((account) => account.email)).size).toBe(demoAccounts.length);
    expect(new Set(demoAccounts.map((account) => account.name.zh)).size).toBe(demoAccounts.length);
    for (const { email, name } of demoAccounts) {
      expect(email).toMatch(/^[a-z0-9.]+@demo\.example$/);
      expect(name.zh).toMatch(/^示范/);
    }
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(12);
  });

  it("carry an authority exactly where the role has one", () => {
    for (const { role, authority } of demoAccounts) {
      expect(authority !== undefined).toBe(role === "reviewer" || role === "rule_editor");
    }
  });
});

describe("their two institutions", () => {
  it("lie where the accounts say", () => {
    expect(demoInstitutions.map(({ synId }) => bySynId.get(synId)?.provinceCode)).toEqual([
      "330000",
      "510000",
    ]);
  });

  it.each([755, 1])("give 0127 one deployment of each state it works on, seed %d", (seed) => {
    const [zhejiang, sichuan] = [126, 341].map((place) => generateDemoSet(seed).institutions[place]);
    expect(zhejiang?.deployments.map((one) => one.control.state)).toEqual([
      "published",
      "submitted",
      "draft",
    ]);
    const waiting = zhejiang?.deployments[1]?.applications.map((one) => [
      one.control.state,
      one.control.badge,
    ]);
    expect(waiting).toEqual([
      ["submitted", "hospital_confirmed"],
      ["submitted", null],
    ]);
    expect(zhejiang?.control.badge).toBe("reviewer_verified");
    expect(sichuan?.control.badge).toBe("hospital_confirmed");
    expect(sichuan?.deployments[0]?.control.state).toBe("published");
    expect(sichuan?.deployments[0]?.applications.map((one) => one.useCase)).toContain("prescription-review");
    for (const institution of [zhejiang, sichuan]) {
      expect([institution?.level, institution?.type, institution?.ownership]).toEqual([
        "tertiary",
        "general_hospital",
        "public",
      ]);
      expect(institution?.deployments[0]?.hostingMode).toBe("on-premises");
      expect(institution?.deployments[0]?.model.sizeB).not.toBeNull();
    }
  });
});
