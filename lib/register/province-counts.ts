import type { Province } from "@/lib/reference/provinces";

/** `absent`: a division outside the 31 of the census without any row, so not covered rather than zero. */
export type ProvinceCell = {
  code: string;
  row: number;
  column: number;
  shown: "value" | "absent";
  /** Null unless shown as a value. */
  value: number | null;
};

type Count = { adcode: string; n: number };

function cellOf(province: Province, n: number): ProvinceCell {
  const place = { code: province.code, row: province.tile.row, column: province.tile.col };
  if (n === 0 && province.region === "hk_mo_tw") return { ...place, shown: "absent", value: null };
  return { ...place, shown: "value", value: n };
}

/** One cell for each division, in the order of their codes, whether it has rows or not. */
export function provinceCells(provinces: readonly Province[], counts: readonly Count[]): ProvinceCell[] {
  const byCode = new Map(counts.map(({ adcode, n }) => [adcode, n]));
  return provinces.map((province) => cellOf(province, byCode.get(province.code) ?? 0));
}

const baseBreaks = [5, 15, 30, 60, 90, 120] as const;
const factors = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
const TOP = 250;

/** Lower bounds of steps 2 to 7. They grow in round factors, so that the largest cell does not swallow the scale. */
export function stepBreaks(largest: number): number[] {
  const factor = factors.find((candidate) => largest <= TOP * candidate) ?? 1000;
  return baseBreaks.map((bound, at) => (at === 0 ? bound : bound * factor));
}

/** Step 1 to 7 of the sequential scale. */
export const stepOf = (value: number, breaks: readonly number[]): number =>
  1 + breaks.filter((bound) => value >= bound).length;

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180 text with a byte order mark, without which a spreadsheet reads Chinese as noise. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}
