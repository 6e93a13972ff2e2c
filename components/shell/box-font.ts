/**
 * A font of one glyph, an empty box one em wide, for every Chinese character and mark: where a machine can draw none of them, it
 * keeps the place of the letters until the portal's own come, which are just as wide. A browser's own sign for a missing letter
 * is about half of that, and a page drawn with it moves under the reader. OpenType 1.9: the tables a browser asks for, and a map of
 * many characters to one glyph (cmap format 13), as Unicode's Last Resort font has.
 */
const em = 1000;
/** As in Noto Sans SC, in thousandths of an em. */
const line = { ascent: 1160, descent: -288 };
const box = { left: 60, bottom: -60, right: 940, top: 820, stroke: 24 };

/** Blocks of characters that Noto Sans SC draws one em wide, ends included. */
const ranges = [
  [0x2014, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
  [0x3000, 0x303f],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xff01, 0xff60],
] as const;

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const u16 = (...values: number[]) => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32 = (...values: number[]) => values.flatMap((value) => u16(value >>> 16, value));
const padded = (bytes: number[]) => [...bytes, ...zeros((4 - (bytes.length % 4)) % 4)];

/** The frame of the box: a rectangle and, the other way round, the one inside it. */
function outline(): number[] {
  const { left, bottom, right, top, stroke } = box;
  const [l, b, r, t] = [left + stroke, bottom + stroke, right - stroke, top - stroke];
  const xs = [left, left, right, right, l, r, r, l];
  const ys = [bottom, top, top, bottom, b, b, t, t];
  const steps = (of: number[]) => of.map((value, at) => value - (of[at - 1] ?? 0));
  return padded([
    ...u16(2, left, bottom, right, top, 3, 7, 0),
    ...xs.map(() => 1),
    ...u16(...steps(xs), ...steps(ys)),
  ]);
}

function tables(): Record<string, number[]> {
  const glyph = outline();
  const groups = ranges.flatMap(([first, last]) => u32(first, last, 1));
  const [first, last] = [Math.min(...ranges.flat()), Math.max(...ranges.flat())];
  const extent = u16(box.left, box.bottom, box.right, box.top);
  return {
    "OS/2": [
      ...u16(4, em, 400, 5),
      ...zeros(58),
      ...u16(0x40, first, last, line.ascent, line.descent, 0, line.ascent, -line.descent),
      ...zeros(18),
    ],
    cmap: [
      ...u16(0, 1, 3, 10),
      ...u32(12),
      ...u16(13, 0),
      ...u32(16 + groups.length, 0, ranges.length),
      ...groups,
    ],
    glyf: glyph,
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...u16(3, em),
      ...zeros(16),
      ...extent,
      ...u16(0, 8, 2, 0, 0),
    ],
    hhea: [
      ...u32(0x10000),
      ...u16(line.ascent, line.descent, 0, em, 0, 0, box.right, 1),
      ...zeros(14),
      ...u16(1),
    ],
    hmtx: u16(em, 0, box.left),
    // Glyph 0, which stands for "missing", is empty.
    loca: u16(0, 0, glyph.length / 2),
    maxp: [...u32(0x10000), ...u16(2, 8, 2, 0, 0, 1), ...zeros(16)],
    name: u16(0, 0, 6),
    post: [...u32(0x30000), ...zeros(28)],
  };
}

/** The font as a TrueType file of some 600 bytes. Sums and dates are zero: no browser reads them. */
export function boxFont(): Uint8Array {
  const all = Object.entries(tables());
  let offset = 12 + 16 * all.length;
  const directory = all.flatMap(([tag, bytes]) => {
    const entry = [...Buffer.from(tag, "latin1"), ...u32(0, offset, bytes.length)];
    offset += padded(bytes).length;
    return entry;
  });
  const search = u16(all.length, 128, 3, 16 * all.length - 128);
  return Uint8Array.from([
    ...u32(0x10000),
    ...search,
    ...directory,
    ...all.flatMap(([, bytes]) => padded(bytes)),
  ]);
}
