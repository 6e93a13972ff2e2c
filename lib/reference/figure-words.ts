import { z } from "zod";
import file from "@/db/reference/figure-words.json";
import type { BilingualText } from "./bilingual";
import { figuresByGroup, type PublishedFigure } from "./published-figures";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** How a value is bounded where the source gives no exact one. */
const bounds = ["more_than", "at_least", "at_most", "below"] as const;
export type FigureBound = (typeof bounds)[number];

const schema = z.strictObject({
  source: z.string().min(1),
  groups: z.array(z.strictObject({ id: z.string(), title: text, cautions: z.array(text) })),
  figures: z.record(
    z.string(),
    z.strictObject({
      label: text,
      unit: text,
      /** Where the value is no single number: the same in words. */
      value: text.optional(),
      bound: z.enum(bounds).optional(),
      note: text.nullable(),
      /** Where the figure was derived and no publication has it. */
      source: text.optional(),
    }),
  ),
  evidence: z.record(z.string(), text),
  methods: z.record(z.string(), text),
});

const data = schema.parse(file);

/** A published figure with everything a reader needs to judge it, in both languages. */
export type FigureView = {
  id: string;
  label: BilingualText;
  /** A number, or the words of what is none. */
  value: number | BilingualText;
  bound: FigureBound | null;
  unit: BilingualText;
  /** Shares are fractions of one in the file and percent on the page. */
  isShare: boolean;
  note: BilingualText | null;
  asOf: string;
  method: BilingualText | null;
  evidence: BilingualText;
  source: string;
  /** Set where the figure is derived: what from, in place of a publication. */
  derivedFrom: BilingualText | null;
  sourceDate: string;
  /** Null where there is no address that may be linked. */
  url: string | null;
};
export type FigureGroup = {
  id: string;
  title: BilingualText;
  cautions: readonly BilingualText[];
  figures: readonly FigureView[];
};

function viewOf(figure: PublishedFigure): FigureView {
  const [words, evidence] = [data.figures[figure.id], data.evidence[figure.evidence]];
  const value = words?.value ?? figure.value;
  if (
    words === undefined ||
    evidence === undefined ||
    (typeof value !== "number" && words.value === undefined)
  )
    throw new Error(`figure-words.json: no words for ${figure.id} or for its evidence`);
  return {
    id: figure.id,
    label: words.label,
    value: words.value ?? Number(figure.value),
    bound: words.bound ?? null,
    unit: words.unit,
    isShare: figure.unit.startsWith("share"),
    note: words.note,
    asOf: figure.as_of,
    method: figure.method === undefined ? null : (data.methods[figure.method] ?? null),
    evidence,
    source: figure.source,
    derivedFrom: words.source ?? null,
    sourceDate: figure.source_date,
    url: figure.link_ok === false ? null : (figure.url ?? null),
  };
}

/** Every published figure, group by group, with the cautions of its group. Groups are never added to each other. */
export const figureGroups: readonly FigureGroup[] = data.groups.map((group) => ({
  ...group,
  figures: (figuresByGroup[group.id] ?? []).map(viewOf),
}));
