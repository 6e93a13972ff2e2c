"use client";

import { useLocale } from "next-intl";
import type { Classification } from "@/lib/classification/classify";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import { shownPlaces } from "@/lib/classification/labels";
import type { Rule, RuleSet } from "@/lib/classification/language";
import { lawWords } from "@/lib/classification/law-words";
import { summaryOf } from "@/lib/classification/summary";
import type { NumberedQuestion } from "./numbering";
import { type GoTo, QuestionLink } from "./question-link";
import { ruleAddress } from "./rule-address";
import { useClassificationWords } from "./use-words";
import { VerdictWord } from "./verdict-mark";

type Props = {
  compiled: CompiledRuleSet;
  classification: Classification;
  numbers: ReadonlyMap<string, NumberedQuestion>;
  goTo: GoTo | null;
};

/** A row a jurisdiction: verdict and class, reasons in words, rules with their law. */
export function VerdictRows(props: Props) {
  return shownPlaces.map((place) => <VerdictRow key={place} place={place} {...props} />);
}

function VerdictRow({
  place,
  compiled,
  classification,
  numbers,
  goTo,
}: Props & { place: (typeof shownPlaces)[number] }) {
  const { t, text, place: name, rank } = useClassificationWords();
  const verdict = classification.results[place];
  if (verdict === undefined) return null;
  const { status, class: level, rules: ids, missing } = summaryOf(compiled, verdict);
  const rules = compiled.ruleSet.rules.filter(({ id }) => ids.includes(id));
  const levelWords = level === null ? null : rank(place, level);
  const under =
    status === "device-ambiguous" && levelWords !== null
      ? t("class.ifDevice", { class: levelWords })
      : levelWords;
  return (
    <div className="vrow">
      <div>
        <b>{name(place)}</b>
        <small>{t(`placeNote.${place}`)}</small>
      </div>
      <div>
        {status === null ? (
          <p className="vword">{levelWords ?? t("class.none")}</p>
        ) : (
          <>
            <VerdictWord status={status} />
            <p className="soft">{under}</p>
          </>
        )}
      </div>
      <div className="soft">
        {rules.map((rule) => (
          <p key={rule.id}>{text(rule.explanation)}</p>
        ))}
        <ul className="list-none">
          {missing.map((id) => {
            const asked = numbers.get(id);
            if (asked === undefined) return null;
            return (
              <li key={id}>
                <QuestionLink question={id} goTo={goTo}>
                  {t("live.missing", { number: asked.number, label: text(asked.question.label) })}
                </QuestionLink>
              </li>
            );
          })}
        </ul>
      </div>
      <RuleLaw rules={rules} ruleSet={compiled.ruleSet} />
    </div>
  );
}

/** Rule ids over the law that each cites first; all of it stands in the table below. */
function RuleLaw({ rules, ruleSet }: { rules: readonly Rule[]; ruleSet: RuleSet }) {
  const law = lawWords(useLocale());
  return (
    <div className="min-w-0">
      {rules.map(({ id, citations: [first] }) => {
        const source = ruleSet.sources.find((each) => each.id === first?.source);
        return (
          <div key={id} className="mb-1.5">
            <a href={ruleAddress(ruleSet, id)}>
              <code className="text-xs">{id}</code>
            </a>
            {source ? (
              <small className="break-words">
                {law.title(source.id, source.title)} {first ? law.locator(first.locator) : null} ·{" "}
                {source.date}
              </small>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
