import { expect, it } from "vitest";
import { tokenState } from "./token-state";

const at = new Date("2026-11-24T00:00:00Z");
const day = (offset: number) => new Date(at.getTime() + offset * 86_400_000);

it.each([
  [day(1), null, "live"],
  [at, null, "expired"],
  [day(-1), null, "expired"],
  [day(1), day(-1), "revoked"],
  [day(-1), day(-2), "revoked"],
] as const)("a token until %s, revoked %s, is %s", (expiresAt, revokedAt, state) => {
  expect(tokenState({ expiresAt, revokedAt }, at)).toBe(state);
});
