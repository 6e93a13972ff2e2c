import { describe, expect, it } from "vitest";
import { createIdGenerator, isUuid, newId } from "./ids";

function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

function fixed(times: readonly number[], byte: number): () => string {
  let calls = 0;
  return createIdGenerator({
    now: () => times[Math.min(calls++, times.length - 1)] ?? 0,
    fill: (bytes) => bytes.fill(byte),
  });
}

describe("newId", () => {
  it("is a UUID of version 7 and the RFC variant that carries the time", () => {
    const before = Date.now();
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOf(id)).toBeGreaterThanOrEqual(before);
    expect(timeOf(id)).toBeLessThanOrEqual(Date.now() + 1);
  });

  it("rises strictly and never repeats", () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe("createIdGenerator", () => {
  it("lays out the published example of RFC 9562 appendix A.6 field by field", () => {
    const source = [0, 0, 0, 0, 0, 0, 0x0c, 0xc3 & 0xff, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
    const id = createIdGenerator({ now: () => 0x017f22e279b0, fill: (bytes) => bytes.set(source) })();
    // The counter's top bit is kept clear: rand_a cc3 of the example becomes 4c3.
    expect(id).toBe("017f22e2-79b0-74c3-98c4-dc0c0c07398f");
  });

  it("keeps rising when the counter of a millisecond is full", () => {
    const next = fixed([1_000], 0xff);
    const ids = Array.from({ length: 5_000 }, next);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(timeOf(ids.at(-1) ?? "")).toBe(1_002);
  });

  it("keeps rising when the clock is set back", () => {
    const next = fixed([5_000, 4_000, 3_000, 6_000], 0x11);
    const ids = [next(), next(), next(), next()];
    expect([...ids].sort()).toEqual(ids);
    expect(ids.map(timeOf)).toEqual([5_000, 5_000, 5_000, 6_000]);
  });
});

describe("isUuid", () => {
  it.each([
    ["00000000-0000-0000-0000-000000000000", true],
    ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true],
    ["017F22E2-79B0-7CC3-98C4-DC0C0C07398F", false],
    ["017f22e279b07cc398c4dc0c0c07398f", false],
    ["017f22e2-79b0-7cc3-98c4-dc0c0c07398", false],
    ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n", false],
    ["", false],
  ])("%j: %s", (text, verdict) => {
    expect(isUuid(text)).toBe(verdict);
  });
});
