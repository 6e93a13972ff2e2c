import path from "node:path";
import { describe, expect, it } from "vitest";
import { makePlan, parsePort } from "./plan";

const url = "postgres://owner:pw@db.example:5432/portal";

function chosen(args: string[], environment: Record<string, string> = {}) {
  const plan = makePlan(args, { DATA_DIR: "/data", ...environment });
  return [plan.mode, plan.instance, plan.externalUrl === null ? "embedded" : "external", plan.folder];
}

describe("what a start runs", () => {
  it("is the demonstration on its own database without any setting", () => {
    expect(chosen([])).toEqual(["serve", "demo", "embedded", "/data/demo"]);
    expect(makePlan([], {}).folder).toBe(path.resolve(".data/demo"));
  });

  it("is a live instance with --live or an outside database, each in its own folder", () => {
    expect(chosen(["--live"])).toEqual(["serve", "live", "embedded", "/data/live"]);
    expect(chosen([], { DATABASE_URL: url })).toEqual(["serve", "live", "external", "/data/external"]);
    expect(chosen(["--live"], { DATABASE_URL: url })).toEqual([
      "serve",
      "live",
      "external",
      "/data/external",
    ]);
  });

  it("is a demonstration on an outside database only when named", () => {
    expect(chosen([], { DATABASE_URL: url, PORTAL_INSTANCE: "demo" })).toEqual([
      "serve",
      "demo",
      "external",
      "/data/external",
    ]);
    expect(() => chosen(["--live"], { PORTAL_INSTANCE: "demo" })).toThrow(/contradict/);
    expect(() => chosen([], { PORTAL_INSTANCE: "test" })).toThrow(/demo or live/);
  });

  it("takes an empty variable for one that is not set", () => {
    expect(chosen([], { DATABASE_URL: "", PORTAL_INSTANCE: "", PORT: "" })[1]).toBe("demo");
  });

  it("refuses an option it does not know and an address that is none", () => {
    expect(() => makePlan(["--lve"], {})).toThrow(/--lve/);
    for (const wrong of ["localhost:5432", "mysql://a@b/c", "portal"]) {
      expect(() => makePlan([], { DATABASE_URL: wrong })).toThrow(/DATABASE_URL/);
    }
  });

  it("never repeats the address, which holds a password", () => {
    expect(() => makePlan([], { DATABASE_URL: "http://u:topsecret@x/" })).not.toThrow(/topsecret/);
  });
});

describe("PORT", () => {
  it("is 3000 unless stated, and a whole number in range", () => {
    expect(parsePort(undefined)).toBe(3000);
    expect(parsePort("8080")).toBe(8080);
    for (const wrong of ["0", "65536", "80a", "-1", "1.5", "0x10", " "]) {
      expect(() => parsePort(wrong)).toThrow(/PORT/);
    }
  });
});
