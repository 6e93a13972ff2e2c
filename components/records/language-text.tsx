import { useLocale } from "next-intl";

const han = /\p{Script=Han}/u;

/** Text of a record. Where its language is not the page's, it says so: a reader's voice and the line breaks follow. */
export function LanguageText({ text, lang }: { text: string; lang?: "zh-CN" | "en" }) {
  const locale = useLocale();
  const own = lang ?? (han.test(text) ? "zh-CN" : locale);
  return own === locale ? text : <span lang={own}>{text}</span>;
}
