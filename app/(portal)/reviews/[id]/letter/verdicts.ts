import { getTranslations } from "next-intl/server";
import { classificationWords } from "@/components/classification/use-words";
import type { Locale } from "@/lib/i18n/locale";
import type { DecisionLetter } from "@/lib/reviews/shown";

const none = { status: null, class: null };

/** What stands decided of each module, in one language; an override names what the rule set had said. */
export async function verdictsOf(
  { decision, submission }: DecisionLetter,
  locale: Locale,
): Promise<string[]> {
  const t = await getTranslations({ locale, namespace: "cases.letter" });
  const { said } = classificationWords(
    await getTranslations({ locale, namespace: "classification" }),
    locale,
  );
  const { modules } = submission.document;
  return modules.map(({ key, name, results }) => {
    const override = decision.document.overrides.find(({ module }) => module === key);
    const derived = said("CN", results.CN ?? none);
    const verdict = override ? t("overrideOf", { verdict: said("CN", override.set), derived }) : derived;
    return modules.length === 1 ? verdict : t("moduleOf", { module: name ?? key, verdict });
  });
}
