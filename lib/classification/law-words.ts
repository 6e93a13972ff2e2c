import words from "@/db/reference/law-words.json";

type Table = Readonly<Record<string, string>>;
const { titles, notes, issuers, locators }: Record<keyof typeof words, Table> = words;

/**
 * Documents and places in them as a reader of this language finds them. Published rule sets name them in one language and are
 * never edited; a Chinese reader has their words beside, and what has none stands as it is published.
 */
export function lawWords(locale: string) {
  const isChinese = locale !== "en";
  const said = (table: Table, key: string, published: string) =>
    isChinese ? (table[key] ?? published) : published;
  return {
    title: (source: string, published: string) => said(titles, source, published),
    note: (source: string, published: string) => said(notes, source, published),
    issuer: (published: string) => said(issuers, published, published),
    locator: (published: string) => said(locators, published, published),
    /** Between documents, or places in one. */
    and: isChinese ? "；" : "; ",
  };
}
