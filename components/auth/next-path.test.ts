import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextAfterSignUp, safeNextPath } from "./next-path";

describe("safeNextPath", () => {
  it.each(["/home", "/deployments/1?tab=history#top", "/register?q=%E5%8D%8E", "/"])("keeps %s", (next) => {
    expect(safeNextPath(next)).toBe(next);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "home",
    "",
    "/sign-in?next=/home",
    "/sign-up",
    "/api/auth/signout",
    `/${"a".repeat(1000)}`,
  ])("refuses %j", (next) => {
    expect(safeNextPath(next)).toBe("/home");
  });

  it("refuses what is no single text, and takes another fallback", () => {
    expect(safeNextPath(undefined, "/request")).toBe("/request");
    expect(safeNextPath(["/home", "/users"], "/request")).toBe("/request");
  });

  it("never leaves the origin, whatever is typed", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "evil.example",
      "http:",
      "@",
      ":",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "..",
      "?",
      "#",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => `/${parts.join("")}`),
    );
    fc.assert(
      fc.property(text, (next) => {
        const origin = "https://portal.example";
        expect(new URL(safeNextPath(next), origin).origin).toBe(origin);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("nextAfterSignUp", () => {
  it.each([
    ["/invitations/accept", "/invitations/accept"],
    ["/register?q=x", "/register?q=x"],
    ["/deployments/1", "/request"],
    ["//evil.example", "/request"],
    [undefined, "/request"],
  ])("leads from %j to %s", (next, path) => {
    expect(nextAfterSignUp(next)).toBe(path);
  });
});
