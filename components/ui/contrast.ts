/** Lightness 0–1, chroma, hue in degrees. */
export type Oklch = { l: number; c: number; h: number };

const OKLCH = /oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)/;

/** Reads `oklch(L C H)` without alpha; null for anything else. */
export function parseOklch(text: string): Oklch | null {
  const [, l, c, h] = OKLCH.exec(text) ?? [];
  return l === undefined ? null : { l: Number(l), c: Number(c), h: Number(h) };
}

/** The custom properties of one block of CSS that hold an opaque oklch colour. */
export function colourTokens(block: string): Map<string, Oklch> {
  const tokens = new Map<string, Oklch>();
  for (const [, name, value] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const colour = parseOklch(value ?? "");
    if (name !== undefined && colour !== null) tokens.set(name, colour);
  }
  return tokens;
}

/**
 * Linear sRGB of an oklch colour, clipped to the gamut as a screen does.
 * Matrices: B. Ottosson, A perceptual color space for image processing, 2020.
 */
function linearRgb({ l, c, h }: Oklch): [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

/** Relative luminance, 0–1 (WCAG 2.2). */
function luminance(colour: Oklch): number {
  const [red, green, blue] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1–21, whichever of the two is lighter (WCAG 2.2). */
export function contrastRatio(one: Oklch, other: Oklch): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
