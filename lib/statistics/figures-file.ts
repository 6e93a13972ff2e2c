import { BYTE_ORDER_MARK, csvHeader, csvNote, LINE_END, textCell } from "@/lib/exports/csv";
import { inLocale, type ReferenceLocale } from "@/lib/reference/bilingual";
import { type FigureView, figureGroups } from "@/lib/reference/figure-words";

const columns = [
  "group",
  "id",
  "label",
  "value",
  "bound",
  "unit",
  "as_of",
  "method",
  "evidence",
  "note",
  "source",
  "source_date",
  "url",
] as const;

function rowOf(group: string, figure: FigureView, locale: ReferenceLocale): string {
  const { value, note, method } = figure;
  const said: Record<(typeof columns)[number], string> = {
    group,
    id: figure.id,
    label: inLocale(figure.label, locale),
    value: typeof value === "number" ? String(value) : inLocale(value, locale),
    bound: figure.bound ?? "",
    unit: inLocale(figure.unit, locale),
    as_of: figure.asOf,
    method: method === null ? "" : inLocale(method, locale),
    evidence: inLocale(figure.evidence, locale),
    note: note === null ? "" : inLocale(note, locale),
    source: figure.derivedFrom === null ? figure.source : inLocale(figure.derivedFrom, locale),
    source_date: figure.sourceDate,
    url: figure.url ?? "",
  };
  return columns.map((column) => textCell(said[column])).join(",") + LINE_END;
}

/** Every published figure as a line, in the reader's language; what a group does not say stands under it. */
export function figuresCsv(locale: ReferenceLocale): string {
  const lines = figureGroups.flatMap((group) => [
    ...group.figures.map((figure) => rowOf(group.id, figure, locale)),
    ...group.cautions.map((caution) => csvNote(inLocale(caution, locale))),
  ]);
  return BYTE_ORDER_MARK + csvHeader(columns) + lines.join("");
}

/** The same for programs, in both languages. */
export const figuresJson = (): string => `${JSON.stringify({ groups: figureGroups }, null, 1)}\n`;
