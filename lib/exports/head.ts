import { createTranslator } from "use-intl/core";
import type { InstanceKind } from "@/db/values";
import { formatDateTime } from "@/lib/i18n/format";
import { type Locale, locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import type { BilingualText } from "@/lib/reference/bilingual";
import { codeItems } from "@/lib/reference/codes";
import { provinces } from "@/lib/reference/provinces";
import { useCases } from "@/lib/reference/use-cases";
import { facetLabel, partsOf, type RegisterFilter } from "@/lib/register/facets";
import { type ColumnKey, columnForm, columnKeys } from "./columns";

/** Changes with every column that is added, renamed or means something else. */
export const EXPORT_SCHEMA = "register-export/2";

/** What a file says about itself. */
export type ExportHead = {
  instance: InstanceKind;
  exportedAt: Date;
  rows: number;
  filter: RegisterFilter;
  /** The page that shows the same rows. */
  address: string;
};

/** One thing said in both languages, with the value it is about, if any. */
export type ExportNote = BilingualText & { value?: string };

const translatorOf = (locale: Locale) => createTranslator({ locale, messages: messages[locale] });
type Translator = ReturnType<typeof translatorOf>;
const translators: readonly [Translator, Translator] = [translatorOf("zh-CN"), translatorOf("en")];

const said = (say: (t: Translator, locale: Locale) => string): BilingualText => {
  const [zh, en] = translators;
  return { zh: say(zh, locales[0]), en: say(en, locales[1]) };
};

/** The filter in words. */
export function filterWords(filter: RegisterFilter): BilingualText {
  return said((t, locale) => {
    const parts = partsOf(filter).map((part) => {
      if (part === "q") return t("exports.filter.q", { q: filter.q ?? "" });
      const value = filter[part]
        .map((choice) => facetLabel(part, choice, locale))
        .join(t("register.chip.or"));
      return t("register.chip.facet", { facet: t(`register.facet.${part}`), value });
    });
    return parts.length === 0 ? t("exports.filter.none") : parts.join(t("exports.filter.and"));
  });
}

/** The title of a column. */
export const columnTitle = (key: ColumnKey): BilingualText => said((t) => t(`exports.column.${key}`));

/** Both titles in one cell. */
export const bilingual = ({ zh, en }: BilingualText): string => `${zh} ${en}`;

/** The words for the codes of a column; null where it holds none. */
export function codesOf(key: ColumnKey): readonly { code: string; label: BilingualText }[] | null {
  const form = columnForm(key);
  if (form.is !== "code" || form.list === undefined) return null;
  if (form.list === "provinces") return provinces.map(({ code, name }) => ({ code, label: name }));
  if (form.list === "useCases") return useCases.map(({ id, title }) => ({ code: id, label: title }));
  return codeItems(form.list);
}

/** The mark of fiction, or null on a live instance. It stands first in every file. */
export const markOf = (instance: InstanceKind): BilingualText | null =>
  instance === "demo" ? said((t) => t("exports.mark")) : null;

const sourceOf = (instance: InstanceKind): BilingualText =>
  said((t) => t(instance === "demo" ? "exports.sourceDemo" : "exports.sourceLive"));

/** What stands above the rows, in order. */
export function notesOf(head: ExportHead): ExportNote[] {
  const note = (say: (t: Translator) => string, value?: string): ExportNote => ({
    ...said(say),
    ...(value === undefined ? {} : { value }),
  });
  const mark = markOf(head.instance);
  return [
    ...(mark === null ? [] : [mark]),
    note((t) => t("exports.title"), EXPORT_SCHEMA),
    note((t) => t("exports.at"), formatDateTime(head.exportedAt)),
    note((t) => t("exports.filter.title"), bilingual(filterWords(head.filter))),
    note((t) => t("exports.address"), head.address),
    note((t) => t("exports.rows"), String(head.rows)),
    sourceOf(head.instance),
    note((t) => t("exports.caution")),
  ];
}

/** The same for a machine. */
export const metaOf = (head: ExportHead) => ({
  schema: EXPORT_SCHEMA,
  instance: head.instance,
  mark: markOf(head.instance),
  exportedAt: head.exportedAt.toISOString(),
  rows: head.rows,
  filter: filterWords(head.filter),
  address: head.address,
  source: sourceOf(head.instance),
  caution: said((t) => t("exports.caution")),
  columns: columnKeys.map((key) => ({ key, ...columnTitle(key), codes: codesOf(key) })),
});

/** The last line of a file; one without it was cut. */
export const endWords = (rows: number): ExportNote => ({
  ...said((t) => t("exports.end")),
  value: String(rows),
});
export const readingWords = (): BilingualText => said((t) => t("exports.reading"));

/** The name of a sheet of rows, or of the sheet about the file. At most 31 characters, as spreadsheets want it. */
export function sheetName(instance: InstanceKind, number: number | null): string {
  if (number === null) return bilingual(said((t) => t("exports.about")));
  const key = instance === "demo" ? "exports.sheetDemo" : "exports.sheet";
  return bilingual(said((t) => t(key, { number })));
}
