import { useLocale } from "next-intl";
import type { ReactNode } from "react";

const han = /\p{Script=Han}/u;

type Props = {
  text: string;
  lang?: "zh-CN" | "en";
  /** The same text with something of it set off. */
  children?: ReactNode;
};

/** Text of a record. Where its language is not the page's, it says so: a reader's voice and the line breaks follow. */
export function LanguageText({ text, lang, children = text }: Props) {
  const locale = useLocale();
  const own = lang ?? (han.test(text) ? "zh-CN" : locale);
  return own === locale ? children : <span lang={own}>{children}</span>;
}
