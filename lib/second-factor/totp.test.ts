import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newRecoveryCodes, recoveryHash } from "./recovery-code";
import { enrolmentUri, newTotpSecret, stepOfCode } from "./totp";

/** The secret of RFC 6238 appendix B, "12345678901234567890", in base32. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code of the app", () => {
  // The last six digits of the eight in the table of the RFC.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i s is that of RFC 6238", (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it("may be one step early or late, and no more", () => {
    const step = Math.floor(1_234_567_890 / 30);
    const answers = [-2, -1, 0, 1, 2].map((steps) =>
      stepOfCode(secret, "005924", new Date((1_234_567_890 + steps * 30) * 1000)),
    );
    expect(answers).toEqual([null, step, step, step, null]);
  });

  it("agrees with an HMAC of our own for a new secret", () => {
    const fresh = newTotpSecret();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...fresh].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
    const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
    expect(key).toHaveLength(20);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(1000n);
    const mac = createHmac("sha1", key).update(counter).digest();
    const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff;
    const code = String(number % 1_000_000).padStart(6, "0");
    expect(stepOfCode(fresh, code, new Date(30_000_000))).toBe(1000);
  });

  it("is set up by an address that apps read", () => {
    expect(enrolmentUri(secret, "监管平台", "a@b.example")).toBe(
      `otpauth://totp/${encodeURIComponent("监管平台")}:a%40b.example?secret=${secret}&issuer=${encodeURIComponent("监管平台")}`,
    );
  });
});

it("recovery codes are sixteen letters and digits in fours, and hash alike however they are typed", () => {
  const codes = newRecoveryCodes();
  expect(codes.every((code) => /^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/.test(code))).toBe(true);
  expect(recoveryHash("abcd efgh-IJKL mnop")).toBe(recoveryHash("ABCD-EFGH-IJKL-MNOP"));
  expect(recoveryHash("abcd-efgh-ijkl-mnoq")).not.toBe(recoveryHash("ABCD-EFGH-IJKL-MNOP"));
});
