import type { RecordKind } from "@/db/values";

/** A record as a search finds it, with the page that shows it. */
export type FoundRecord = {
  kind: RecordKind;
  number: string;
  name: string;
  nameEn: string | null;
  /** The institution it belongs to; null for an institution. */
  institution: string | null;
  institutionEn: string | null;
  path: string;
};

/** A line of the command menu's search: a record, or what a whole number of another kind names. */
export type FoundLine = Omit<FoundRecord, "kind"> & { kind: RecordKind | "case" | "report" };

/**
 * What is in somebody's reach, then what everybody may see. A record of both is listed once, with the page that says more;
 * one whose number was typed comes first.
 */
export function mergeFound(
  own: readonly FoundRecord[],
  published: readonly FoundRecord[],
  typedNumber: string | null,
  most: number,
): FoundRecord[] {
  const known = new Set(own.map(({ number }) => number));
  const all = [...own, ...published.filter(({ number }) => !known.has(number))];
  const isTyped = ({ number }: FoundRecord) => number === typedNumber;
  return [...all.filter(isTyped), ...all.filter((record) => !isTyped(record))].slice(0, most);
}
