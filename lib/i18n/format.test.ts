import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDigest,
  formatInterval,
  formatNumber,
  formatPercent,
  formatTime,
} from "./format";

describe("dates", () => {
  it("show the date of Beijing, not of Greenwich", () => {
    expect(formatDate("2026-11-22T16:30:00Z")).toBe("2026-11-23");
    expect(formatDate(new Date("2026-11-22T15:59:59Z"))).toBe("2026-11-22");
  });
  it("leave a calendar date alone", () => {
    expect(formatDate("2026-11-22")).toBe("2026-11-22");
  });
  it("give time of day in Beijing", () => {
    expect(formatDateTime("2026-11-22T10:00:00Z")).toBe("2026-11-22 18:00");
    expect(formatTime("2026-11-22T03:06:32Z")).toBe("11:06:32");
  });
  it("refuse what is no date", () => {
    expect(() => formatDate("soon")).toThrow(RangeError);
    expect(() => formatTime("soon")).toThrow(RangeError);
  });
});

describe("numbers", () => {
  it("are grouped and carry a true minus sign", () => {
    expect(formatNumber(1284)).toBe("1,284");
    expect(formatNumber(-1.5)).toBe("−1.5");
    expect(formatNumber(-0.001, 1)).toBe("0.0");
    expect(formatNumber(0.1 + 0.2)).toBe("0.3");
  });
  it("keep the decimals they are asked for", () => {
    expect(formatPercent(500 / 755)).toBe("66.2%");
    expect(formatPercent(1, 0)).toBe("100%");
  });
  it("join an interval with an en dash, never a bare one beside a minus", () => {
    expect(formatInterval(72.4, 89.9, 1, "%")).toBe("72.4–89.9%");
    expect(formatInterval(597, 600, 0)).toBe("597–600");
    expect(formatInterval(-2, 3, 0)).toBe("−2 – 3");
  });
});

describe("digests", () => {
  it("show four and four", () => {
    expect(formatDigest("9f2c00000000000000000000000041ab")).toBe("9f2c…41ab");
    expect(formatDigest(`sha256:51d0${"0".repeat(56)}00e7`)).toBe("51d0…00e7");
  });
  it("leave a short one whole", () => {
    expect(formatDigest("7c1e90ab")).toBe("7c1e90ab");
  });
});
