import { describe, expect, it } from "vitest";
import { membershipRoles } from "@/db/values";
import { roleProposal } from "@/lib/users/role-schema";
import { proposableRoles, proposalPayload } from "./role-payload";

const filled = {
  email: " someone@test.example ",
  reason: "岗位调整，经批准",
  institutionNumber: "INS-0000001-3",
  authority: "nhc",
  jurisdictionCode: "330000",
};

describe("proposalPayload", () => {
  it("sends of everything that was typed what the chosen role asks for", () => {
    for (const toRole of proposableRoles) {
      expect(roleProposal.safeParse(proposalPayload({ ...filled, toRole })).success).toBe(true);
    }
  });

  it("offers every role there is", () => {
    expect([...membershipRoles].every((role) => proposableRoles.includes(role))).toBe(true);
  });

  it("is refused without a role, and without the place of one", () => {
    const places = { institutionNumber: "", authority: null, jurisdictionCode: null };
    for (const toRole of [null, "hospital_it", "reviewer"]) {
      const payload = proposalPayload({ ...filled, ...places, toRole });
      expect(roleProposal.safeParse(payload).success).toBe(false);
    }
  });
});
