import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { derive, loadSecrets } from "./secrets";

describe("the portal's secrets", () => {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-secret-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("are made once and kept, readable by their owner only", () => {
    const first = loadSecrets(folder, {});
    expect(loadSecrets(folder, {})).toEqual(first);
    expect(first.portal.length).toBeGreaterThanOrEqual(43);
    expect(fs.statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(["secret"]);
  });

  it("come from the environment where it states them", () => {
    const stated = { PORTAL_SECRET: "p".repeat(32), NEXTAUTH_SECRET: "n".repeat(32) };
    expect(loadSecrets(folder, stated)).toEqual({
      portal: stated.PORTAL_SECRET,
      auth: stated.NEXTAUTH_SECRET,
    });
    expect(fs.readdirSync(folder)).toEqual([]);
    expect(() => loadSecrets(folder, { PORTAL_SECRET: "short" })).toThrow(/32 characters/);
  });

  it("are different keys for different purposes", () => {
    expect(derive("s", "a")).not.toBe(derive("s", "b"));
    expect(loadSecrets(folder, {}).auth).not.toBe(loadSecrets(folder, {}).portal);
  });
});
