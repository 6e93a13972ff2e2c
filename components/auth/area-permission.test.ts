import { describe, expect, it } from "vitest";
import { portalNav } from "@/components/shell/nav";
import { holdersOf } from "@/lib/auth/labels";
import { areaPermission } from "./area-permission";

describe("areaPermission", () => {
  it.each(portalNav.map(({ href }) => href))("asks for %s what the contents column asks for", (href) => {
    const area = areaPermission(href);
    const named = portalNav
      .filter((item) => item.href === href)
      .flatMap((item) => holdersOf(item.permission));
    expect(new Set(area === null ? [] : holdersOf(area))).toEqual(new Set(named));
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
