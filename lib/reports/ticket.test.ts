import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTicket, parseTicket } from "./ticket";

const serials = fc.integer({ min: 1, max: 999_999_999 });

describe("ticket numbers", () => {
  it("read back as they were written, however they are typed", () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const text = formatTicket(serial);
        expect(text).toMatch(/^ERR-\d{7,}-\d$/);
        for (const typed of [text, text.toLowerCase().replaceAll("-", " "), text.replaceAll("-", "－")])
          expect(parseTicket(typed)).toBe(serial);
      }),
    );
  });

  it("find every wrong digit", () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(serials, fc.nat(6), digit, (serial, at, other) => {
        const text = formatTicket(serial);
        const changed = text.slice(0, 4 + at) + other + text.slice(5 + at);
        if (changed !== text) expect(parseTicket(changed)).toBeNull();
      }),
    );
  });

  it.each(["", "ERR", "INS-0000042-4", "ERR-0000000-0", "ERR-00000042-4", `ERR-${"9".repeat(40)}`])(
    "%j is none",
    (text) => {
      expect(parseTicket(text)).toBeNull();
    },
  );
});
