import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { colourTokens, contrastRatio, parseOklch } from "./contrast";
import pairs from "./contrast-pairs.json";

type Pair = { foreground: string; background: string; minimum: number; light?: number; dark?: number };

const css = readFileSync(path.resolve(import.meta.dirname, "../../app/globals.css"), "utf8");
const block = (start: RegExp) => {
  const from = css.search(start);
  return css.slice(from, css.indexOf("}", from));
};
const themes = {
  light: colourTokens(block(/:root \{/)),
  dark: colourTokens(block(/:root\[data-theme="dark"\] \{/)),
};

function ratio(theme: "light" | "dark", pair: Pair): number {
  const foreground = themes[theme].get(pair.foreground);
  const background = themes[theme].get(pair.background);
  if (!foreground || !background) throw new Error(`no token: ${pair.foreground} or ${pair.background}`);
  return contrastRatio(foreground, background);
}

describe("contrastRatio", () => {
  it("is 21 between black and white, whichever comes first", () => {
    const black = parseOklch("oklch(0 0 0)");
    const white = parseOklch("oklch(1 0 0)");
    if (!black || !white) throw new Error("not read");
    expect(contrastRatio(black, white)).toBeCloseTo(21, 5);
    expect(contrastRatio(white, black)).toBeCloseTo(21, 5);
  });
  it("knows a published value: sRGB red on white is 4.00", () => {
    const red = { l: 0.627955, c: 0.257683, h: 29.2339 };
    expect(contrastRatio(red, { l: 1, c: 0, h: 0 })).toBeCloseTo(3.998, 2);
  });
});

describe("tokens of globals.css", () => {
  it("are there in both themes, with the same names", () => {
    expect(themes.light.size).toBe(40);
    expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
  });

  const cases = (pairs as Pair[]).flatMap((pair) =>
    (["light", "dark"] as const)
      .filter((theme) => pair[theme] !== undefined)
      .map((theme) => ({ theme, pair, name: `${pair.foreground} on ${pair.background}, ${theme}` })),
  );

  it("cover every pair of the design: 67 in both themes and 8 + 8 of the categorical scale", () => {
    expect(pairs).toHaveLength(83);
    expect(cases).toHaveLength(150);
  });

  it.each(cases)("$name", ({ theme, pair }) => {
    const measured = ratio(theme, pair);
    expect(measured).toBeGreaterThanOrEqual(pair.minimum);
    // The design states two decimals; the tokens are rounded to three, hence the slack.
    expect(measured).toBeCloseTo(pair[theme] ?? 0, 1);
  });
});

describe("sequential scale", () => {
  const steps = { light: 5, dark: 4 } as const;
  it.each(["light", "dark"] as const)("carries ink below and sheet above the turn, %s", (theme) => {
    for (let step = 1; step <= 7; step += 1) {
      const foreground = step <= steps[theme] ? "ink" : "sheet";
      expect(ratio(theme, { foreground, background: `seq-${step}`, minimum: 4.5 })).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });
});
