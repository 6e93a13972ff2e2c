import { describe, expect, it } from "vitest";
import { lockMinutes } from "./lock-out";
import { hashPassword, verifyPassword } from "./passwords";

describe("the lock-out of an account", () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [40, 60],
  ])("after %i failures in a row is %i minutes", (failures, minutes) => {
    expect(lockMinutes(failures)).toBe(minutes);
  });
});

describe("a password", () => {
  it("is proven by itself only, in whatever form the keyboard composes it", async () => {
    const stored = await hashPassword("Café-密码-2026");
    expect(await verifyPassword("Café-密码-2026", stored)).toBe(true);
    expect(await verifyPassword("cafe-密码-2026", stored)).toBe(false);
    expect(await verifyPassword("", "none")).toBe(false);
  });

  it("is stored with its settings and a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword("same password"), hashPassword("same password")]);
    expect(first).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(first).not.toBe(second);
  });
});
