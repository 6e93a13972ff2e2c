import { describe, expect, it } from "vitest";
import { isWithin } from "./is-within";
import { commandNavFor, navFor, portalNav, publicNav } from "./nav";

describe("navFor", () => {
  const hrefs = (role: Parameters<typeof navFor>[1]) => navFor(portalNav, role).map((item) => item.href);
  it("lists only what the role may open", () => {
    expect(hrefs("hospital_it")).toEqual([
      "/home",
      "/inbox",
      "/institutions",
      "/deployments",
      "/spot-checks",
      "/members",
      "/reports",
      "/reviews",
      "/audit",
      "/tokens",
    ]);
    expect(hrefs("reviewer")).toContain("/reviews");
    expect(hrefs("account")).toEqual(["/home", "/inbox", "/request"]);
    expect(hrefs("admin_security")).toEqual(["/home", "/inbox", "/tokens", "/admin"]);
    expect(hrefs("admin_system")).toEqual(["/home", "/inbox", "/tokens", "/admin"]);
    expect(hrefs("public")).toEqual([]);
  });
  it("calls cases by what they are to each side, once each", () => {
    const words = (role: Parameters<typeof navFor>[1]) =>
      navFor(portalNav, role).flatMap(({ href, messageKey }) => (href === "/reviews" ? [messageKey] : []));
    expect([words("reviewer"), words("hospital_it"), words("hospital_quality")]).toEqual([
      ["reviews"],
      ["ownCases"],
      ["ownCases"],
    ]);
  });
  it("shows the public pages to everybody", () => {
    expect(navFor(publicNav, "public")).toHaveLength(publicNav.length);
  });
});

describe("commandNavFor", () => {
  const offered = (role: Parameters<typeof commandNavFor>[0]) => {
    const { actions, pages, pageOfKey } = commandNavFor(role);
    return { actions: actions.map(({ href }) => href), pages: pages.map(({ href }) => href), pageOfKey };
  };
  it("gives a visitor the public pages and the ways in", () => {
    const { actions, pages, pageOfKey } = offered("public");
    expect(actions).toEqual(["/sign-in", "/sign-up"]);
    expect(pages).toEqual([
      "/register",
      "/classify",
      "/statistics",
      "/checkpoints",
      "/permissions",
      "/api-docs",
      "/margins",
    ]);
    expect(pageOfKey).toEqual({ goHome: "/" });
  });
  it("gives each role what it may begin, and keys to pages it may open only", () => {
    expect(offered("hospital_it").actions).toEqual(["/deployments/new", "/members#invite", "/tokens#make"]);
    expect(offered("hospital_it").pageOfKey).not.toHaveProperty("goReviews");
    expect(offered("hospital_quality").pages).toContain("/reviews");
    expect(offered("reviewer").pageOfKey).toEqual({
      goHome: "/home",
      goReviews: "/reviews",
      goDeployments: "/deployments",
      goNext: "/command/next",
    });
    expect(offered("admin_system").pageOfKey).toEqual({ goHome: "/home" });
    expect(offered("admin_security").pages).toContain("/admin/sessions");
    expect(offered("admin_system").pages).not.toContain("/admin/sessions");
  });
});

describe("isWithin", () => {
  it("is true for the page and what lies below it", () => {
    expect(isWithin("/deployments/1", "/deployments")).toBe(true);
    expect(isWithin("/deployments", "/deployments")).toBe(true);
    expect(isWithin("/deployments-old", "/deployments")).toBe(false);
  });
});
