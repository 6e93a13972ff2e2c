import { describe, expect, it } from "vitest";
import { actorRoles, hospitalRoles } from "@/db/values";
import { may, type Permission, permissions } from "./permissions";

/** The whole table once more, by role: a change of one must be a change of both. */
const everyone = ["register:read", "rule-set:read", "report:file"];
const signedIn = [
  ...everyone,
  "home:read",
  "session:end",
  "password:change",
  "factor:keep",
  "preference:keep",
  "inbox:read",
];
const seated = [...signedIn, "token:keep"];
const reads = [
  "institution:read",
  "deployment:read",
  "application:read",
  "classification:read",
  "obligation:read",
];
const expected: Record<(typeof actorRoles)[number], string[]> = {
  public: [...everyone, "account:create"],
  account: [...signedIn, "membership:request", "invitation:accept", "view:keep", "draft:keep"],
  hospital_it: [
    ...seated,
    ...reads,
    "endpoint:read",
    "institution:edit",
    "deployment:edit",
    "endpoint:edit",
    "endpoint:switch",
    "endpoint:test",
    "endpoint:try",
    "application:edit",
    "classification:edit",
    "obligation:meet",
    "review:read",
    "signature:read",
    "review:answer",
    "spot-check:read",
    "spot-check:start",
    "spot-check:pause",
    "record:submit",
    "record:compare",
    "record:dispute",
    "report:answer",
    "member:read",
    "member:manage",
    "trail:read",
    "view:keep",
    "draft:keep",
  ],
  hospital_quality: [
    ...seated,
    ...reads,
    "endpoint:read",
    "endpoint:switch",
    "endpoint:try",
    "obligation:meet",
    "review:read",
    "signature:read",
    "review:sign",
    "review:answer",
    "spot-check:read",
    "spot-check:pause",
    "spot-check:grade",
    "record:confirm",
    "record:compare",
    "record:dispute",
    "report:answer",
    "member:read",
    "member:manage",
    "trail:read",
    "view:keep",
    "draft:keep",
  ],
  reviewer: [
    ...seated,
    ...reads,
    "endpoint:read",
    "membership:decide",
    "endpoint:test",
    "endpoint:try",
    "obligation:waive",
    "review:read",
    "signature:read",
    "review:decide",
    "spot-check:read",
    "spot-check:start",
    "spot-check:grade",
    "suite:sign",
    "suite:keep",
    "record:verify",
    "record:compare",
    "report:answer",
    "trail:read",
    "view:keep",
    "draft:keep",
  ],
  rule_editor: [...seated, ...reads, "view:keep"],
  researcher: [...seated, "view:keep"],
  admin_system: [...seated, "user:read", "role:read", "role:decide"],
  admin_security: [
    ...seated,
    "session:revoke",
    "factor:reset",
    "token:revoke",
    "role:read",
    "role:propose",
    "role:decide",
    "endpoint:decide",
    "endpoint:switch",
  ],
  admin_audit: [...seated, "trail:read", "role:read"],
  system: [],
};
const names = Object.keys(permissions) as Permission[];

describe("the permission table", () => {
  it.each(actorRoles.map((role) => [role] as const))("gives %s exactly what is listed", (role) => {
    expect(names.filter((name) => may(role, name)).sort()).toEqual([...expected[role]].sort());
  });

  it("lets nobody both hand in, confirm and verify", () => {
    for (const role of actorRoles) {
      const seats = (["record:submit", "record:confirm", "record:verify"] as const).filter((name) =>
        may(role, name),
      );
      expect(seats.length).toBeLessThanOrEqual(1);
    }
  });

  it("keeps the three administrators away from records and from each other's work", () => {
    for (const role of ["admin_system", "admin_security", "admin_audit"] as const) {
      expect(
        names.filter((name) => may(role, name) && /^(record|deployment|institution|application):/.test(name)),
      ).toEqual([]);
    }
    expect(hospitalRoles.some((role) => may(role, "user:read"))).toBe(false);
  });
});
