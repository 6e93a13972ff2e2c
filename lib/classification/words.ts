import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/locale";
import { type BilingualText, inLocale } from "@/lib/reference/bilingual";
import type { Said } from "./differences";
import { isClassKey, isShownPlace, statusLook } from "./labels";
import type { Question } from "./language";
import { UNDETERMINED } from "./settle";

type Say = ReturnType<typeof useTranslations<"classification">>;

/** Codes of a classification in a language. What the catalogue does not know is named by its code. */
export function classificationWords(t: Say, locale: Locale) {
  const text = (of: BilingualText) => inLocale(of, locale);
  const place = (code: string) => (isShownPlace(code) || code === "tier" ? t(`place.${code}`) : code);
  const status = (code: string) => t(`status.${statusLook(code).key}`, { code });

  const rank = (where: string, code: string): string => {
    if (code === UNDETERMINED) return t("class.undetermined");
    if (code === "per-catalogue") return t("class.per-catalogue");
    if (where === "CN" && (code === "II" || code === "III")) return t(`class.CN.${code}`);
    return isClassKey(code) ? t("class.plain", { code }) : code;
  };
  /** Status and class in one, as a sentence needs it. A class on a status that is not settled is conditional. */
  const said = (where: string, { status: attribute, class: level }: Said): string => {
    if (where === "tier") return level ?? "–";
    if (attribute === null) return level === null ? t("class.none") : rank(where, level);
    if (level === null || level === attribute) return status(attribute);
    const words = rank(where, level);
    return `${status(attribute)}${locale === "en" ? ", " : "，"}${attribute === "device-ambiguous" ? t("class.ifDevice", { class: words }) : words}`;
  };
  const option = (question: Question, value: string): string => {
    const known = question.options.find((each) => each.value === value);
    return known === undefined ? value : text(known.label);
  };
  return { t, text, place, status, rank, said, option };
}
