import fs from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locale";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

type Values = Record<string, string | number>;
/** The words of a key such as `forms.blank`; an unknown key or a missing value is an error, never an empty string. */
export type Words = (key: string, values?: Values) => string;

function catalogue(locale: Locale): Words {
  const folder = `lib/i18n/messages/${locale}`;
  const areas = fs.readdirSync(path.join(root, folder)).filter((file) => file.endsWith(".json"));
  const messages = Object.fromEntries(
    areas.map((file) => [path.basename(file, ".json"), read(`${folder}/${file}`)]),
  );
  const translate = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error;
    },
  });
  // Keys are built from field names here; the run-time check above stands in for the compiler's.
  return translate as unknown as Words;
}

const catalogues = { "zh-CN": catalogue("zh-CN"), en: catalogue("en") } satisfies Record<Locale, Words>;

/** The portal's own sentences, so that one test runs in both languages. */
export const wordsOf = (locale: Locale): Words => catalogues[locale];

type CodeLists = {
  lists: Record<string, { items: { code: string; label: { zh: string; en: string } }[] }>;
};
const codes = read("db/reference/codes.json") as CodeLists;

/** The word for a code of db/values.ts. */
export function codeWord(list: string, code: string, locale: Locale): string {
  const label = codes.lists[list]?.items.find((item) => item.code === code)?.label;
  if (label === undefined) throw new Error(`no code ${code} in ${list}`);
  return locale === "en" ? label.en : label.zh;
}
