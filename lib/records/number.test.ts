import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordKinds } from "@/db/values";
import { dammCheckDigit, formatRecordNumber, parseRecordNumber } from "./number";

const kind = fc.constantFrom(...recordKinds);
const serial = fc.integer({ min: 1, max: 2_000_000_000 });
const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 7, maxLength: 12 });

describe("Damm check digit", () => {
  it("agrees with the published example 572 → 4", () => {
    expect(dammCheckDigit("572")).toBe(4);
    expect(dammCheckDigit("5724")).toBe(0);
  });

  it("detects every single wrong digit", () => {
    const missed: string[] = [];
    for (let first = 0; first < 10_000; first += 7) {
      const word = String(first).padStart(7, "0");
      const code = word + dammCheckDigit(word);
      for (let position = 0; position < code.length; position += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          const changed = code.slice(0, position) + digit + code.slice(position + 1);
          if (changed !== code && dammCheckDigit(changed) === 0) missed.push(`${code} → ${changed}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it("detects every swap of two different neighbours", () => {
    fc.assert(
      fc.property(digits, fc.nat(11), (word, position) => {
        const code = word + dammCheckDigit(word);
        const [left, right] = [code.charAt(position), code.charAt(position + 1)];
        fc.pre(right !== "" && left !== right);
        const swapped = code.slice(0, position) + right + left + code.slice(position + 2);
        return dammCheckDigit(swapped) !== 0;
      }),
      { numRuns: 5000 },
    );
  });

  it("has no pair of neighbours, in any state, that a swap would hide", () => {
    for (let state = 0; state < 10; state += 1) {
      for (let left = 0; left < 10; left += 1) {
        for (let right = 0; right < left; right += 1) {
          // `prefix` drives the automaton into `state`; every state is reached by one digit from zero.
          const prefix = [..."0123456789"].find((digit) => dammCheckDigit(digit) === state) ?? "";
          expect(dammCheckDigit(`${prefix}${left}${right}`)).not.toBe(
            dammCheckDigit(`${prefix}${right}${left}`),
          );
        }
      }
    }
  });
});

describe("record numbers", () => {
  it("prints seven digits and grows beyond them", () => {
    expect(formatRecordNumber("institution", 42)).toBe(`INS-0000042-${dammCheckDigit("42")}`);
    expect(formatRecordNumber("application", 123_456_789)).toMatch(/^APP-123456789-\d$/);
  });

  it("reads back what it printed", () => {
    fc.assert(
      fc.property(kind, serial, (someKind, someSerial) => {
        expect(parseRecordNumber(formatRecordNumber(someKind, someSerial))).toEqual({
          kind: someKind,
          serial: someSerial,
        });
      }),
    );
  });

  it("forgives case, spaces, full-width characters and missing or typographic dashes", () => {
    const printed = formatRecordNumber("deployment", 42);
    const wide = printed.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const typed = [
      printed.toLowerCase(),
      printed.replaceAll("-", ""),
      ` ${printed} `,
      printed.replaceAll("-", "–"),
      wide,
    ];
    for (const text of typed) expect(parseRecordNumber(text)).toEqual({ kind: "deployment", serial: 42 });
  });

  it.each([
    ["", "form"],
    ["INS-42-7", "form"],
    ["INS-0000000-0", "form"],
    ["XYZ-0000042-2", "kind"],
    [`INS-00000042-${dammCheckDigit("42")}`, "form"],
    [`INS-0000042-${(dammCheckDigit("42") + 1) % 10}`, "check"],
  ])("refuses %j: %s", (text, problem) => {
    expect(parseRecordNumber(text)).toEqual({ problem });
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 60])("prints no number for %d", (value) => {
    expect(() => formatRecordNumber("institution", value)).toThrow(RangeError);
  });

  it("never throws on what is typed", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseRecordNumber(text) === "object"));
  });
});
