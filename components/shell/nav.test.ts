import { describe, expect, it } from "vitest";
import { isWithin, navFor, portalNav, publicNav } from "./nav";

describe("navFor", () => {
  const hrefs = (role: Parameters<typeof navFor>[1]) => navFor(portalNav, role).map((item) => item.href);
  it("lists only what the role may open", () => {
    expect(hrefs("hospital_it")).toEqual([
      "/home",
      "/inbox",
      "/institutions",
      "/deployments",
      "/members",
      "/reports",
      "/audit",
      "/tokens",
    ]);
    expect(hrefs("reviewer")).toContain("/reviews");
    expect(hrefs("account")).toEqual(["/home", "/inbox", "/request"]);
    expect(hrefs("admin_security")).toEqual(["/home", "/inbox", "/tokens", "/admin"]);
    expect(hrefs("admin_system")).toEqual(["/home", "/inbox", "/tokens", "/admin"]);
    expect(hrefs("public")).toEqual([]);
  });
  it("shows the public pages to everybody", () => {
    expect(navFor(publicNav, "public")).toHaveLength(publicNav.length);
  });
});

describe("isWithin", () => {
  it("is true for the page and what lies below it", () => {
    expect(isWithin("/deployments/1", "/deployments")).toBe(true);
    expect(isWithin("/deployments", "/deployments")).toBe(true);
    expect(isWithin("/deployments-old", "/deployments")).toBe(false);
  });
});
