import { describe, expect, it } from "vitest";
import { portalNav } from "@/components/shell/nav";
import { areaPermission } from "./area-permission";

describe("areaPermission", () => {
  it("agrees with the contents column", () => {
    expect(portalNav.length).toBeGreaterThan(5);
    expect(portalNav.map(({ href }) => areaPermission(href))).toEqual(
      portalNav.map(({ permission }) => permission),
    );
  });

  it.each([
    ["/deployments/0198/edit?tab=1", "deployment:edit"],
    ["/deployments/0198", "deployment:read"],
    ["/audit?action=record.verified", "trail:read"],
    ["/admin/sessions#x", "session:revoke"],
    ["/admin?x=1", "role:read"],
  ] as const)("knows %s", (path, permission) => {
    expect(areaPermission(path)).toBe(permission);
  });

  it.each(["/", "", "/auditing", "/nowhere/institutions"])("says nothing of %j", (path) => {
    expect(areaPermission(path)).toBeNull();
  });
});
