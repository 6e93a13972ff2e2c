import { describe, expect, it } from "vitest";
import { areaPermission } from "@/components/auth/area-permission";
import { adminPagesFor } from "./admin-pages";

describe("the administrators' area", () => {
  const keys = (role: Parameters<typeof adminPagesFor>[0]) => adminPagesFor(role).map(({ key }) => key);
  it("lists what each administrator may open, and nothing for anybody else", () => {
    expect(keys("admin_system")).toEqual(["users", "roles"]);
    expect(keys("admin_security")).toEqual(["roles", "sessions", "endpoints", "factors", "tokens"]);
    expect(keys("admin_audit")).toEqual(["roles"]);
    expect(keys("reviewer")).toEqual([]);
    expect(keys("hospital_it")).toEqual([]);
  });
  it("asks for the same permission as the page's area", () => {
    const pages = [...adminPagesFor("admin_system"), ...adminPagesFor("admin_security")];
    for (const { href, permission } of pages) expect(areaPermission(href)).toBe(permission);
  });
});
