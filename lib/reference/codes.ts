import { z } from "zod";
import file from "@/db/reference/codes.json";
import type * as values from "@/db/values";
import { type BilingualText, inLocale, type ReferenceLocale } from "./bilingual";

/** Names of the tuples of `db/values.ts`: exports that are arrays. */
export type CodeListName = {
  [Name in keyof typeof values]: (typeof values)[Name] extends readonly string[] ? Name : never;
}[keyof typeof values];

export type CodeItem = { code: string; label: BilingualText };
export type CodeList = { source: string; items: readonly CodeItem[] };

const listSchema = z.strictObject({
  source: z.string().min(1),
  items: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        label: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
      }),
    )
    .min(1),
});
const schema = z.strictObject({ source: z.string().min(1), lists: z.record(z.string(), listSchema) });

const data = schema.parse(file);

/** Every list by name, for the loader of the reference tables. */
export const codeLists: Readonly<Record<string, CodeList>> = data.lists;

const labels = new Map(
  Object.entries(data.lists).map(([name, list]) => [
    name,
    new Map(list.items.map((item) => [item.code, item.label])),
  ]),
);

/** The items of a list in the order of the tuple. */
export function codeItems(list: CodeListName): readonly CodeItem[] {
  return data.lists[list]?.items ?? [];
}

/** The word for a code; the code itself where the list does not know it, so that nothing is hidden. */
export function codeLabel(list: CodeListName, code: string, locale: ReferenceLocale): string {
  const label = labels.get(list)?.get(code);
  return label === undefined ? code : inLocale(label, locale);
}

/** Options of a select or facet, in order. */
export function codeOptions(list: CodeListName, locale: ReferenceLocale): { value: string; label: string }[] {
  return codeItems(list).map((item) => ({ value: item.code, label: inLocale(item.label, locale) }));
}
