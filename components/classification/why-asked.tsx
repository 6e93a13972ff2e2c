"use client";

import { useLocale } from "next-intl";
import type { Question, Rule, RuleSet } from "@/lib/classification/language";
import { ruleAddress } from "./rule-address";
import { useClassificationWords } from "./use-words";

/** What the answer to a question bears on, and the rules that read it. Nothing is said here that the rule set does not say. */
export function WhyAsked({ question, ruleSet }: { question: Question; ruleSet: RuleSet }) {
  const { t, place } = useClassificationWords();
  const separator = useLocale() === "en" ? ", " : "、";
  const rules = ruleSet.rules.filter(({ id }) => question.usedBy.includes(id));
  const part = ({ kind, jurisdiction }: Rule) => t(`part.${kind}`, { place: place(jurisdiction) });
  const parts = [...new Set(rules.map(part))];
  return (
    <details className="mt-2 text-sm">
      <summary className="text-ink-2">
        {t("why.title")} · {t("why.rules", { count: rules.length })}
      </summary>
      <p className="mt-1 text-ink-2">{t("why.affects", { parts: parts.join(separator) })}</p>
      <ul aria-label={t("why.list")} className="mt-1 flex list-none flex-wrap gap-x-3 gap-y-1">
        {rules.map(({ id }) => (
          <li key={id}>
            <a href={ruleAddress(ruleSet, id)}>
              <code>{id}</code>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
