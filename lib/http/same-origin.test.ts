import { describe, expect, it } from "vitest";
import { isSameOrigin, pathOfReferer, safePath } from "./same-origin";

const sent = (values: Record<string, string>) => new Headers({ host: "portal.example:3000", ...values });

describe("isSameOrigin", () => {
  it("believes only our own origin", () => {
    expect(isSameOrigin(sent({ origin: "http://portal.example:3000" }))).toBe(true);
    expect(isSameOrigin(sent({ origin: "http://portal.example:3000.evil.example" }))).toBe(false);
    expect(isSameOrigin(sent({ origin: "null" }))).toBe(false);
    expect(isSameOrigin(sent({}))).toBe(false);
  });
});

describe("pathOfReferer", () => {
  it("keeps path and query of our pages", () => {
    const headers = sent({ referer: "http://portal.example:3000/register?q=0127&page=2" });
    expect(pathOfReferer(headers)).toBe("/register?q=0127&page=2");
  });
  it("goes nowhere else", () => {
    expect(pathOfReferer(sent({ referer: "https://evil.example/register" }))).toBeNull();
    expect(pathOfReferer(sent({ referer: "http://portal.example:3000//evil.example/" }))).toBeNull();
    expect(pathOfReferer(sent({}))).toBeNull();
  });
});

describe("safePath", () => {
  it.each(["/home", "/sign-in?next=%2Fhome", "/"])("lets %j through", (path) => {
    expect(safePath(path)).toBe(path);
  });
  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "home",
    "",
    null,
  ])("refuses %j", (path) => {
    expect(safePath(path)).toBeNull();
  });
});
