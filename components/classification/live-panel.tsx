"use client";

import type { ReactNode } from "react";
import type { Classification } from "@/lib/classification/classify";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import { shownPlaces } from "@/lib/classification/labels";
import type { Question, Rule } from "@/lib/classification/language";
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
  /** The open question that would settle most of the rest. */
  settling: Question | null;
  goTo: GoTo;
};

/** One line a jurisdiction: what is settled with rule and reason, or the question that is missing. */
export function LivePanel(props: Props) {
  const { t, text } = useClassificationWords();
  const { settling, numbers, goTo } = props;
  return (
    <div className="sheet px-5 pt-3.5 pb-2">
      <div className="flex items-baseline justify-between">
        <h2 className="h">{t("live.title")}</h2>
        <span className="muted text-xs">{t("live.follows")}</span>
      </div>
      <ul className="mt-1.5 list-none">
        {shownPlaces.map((place) => (
          <PlaceLine key={place} place={place} {...props} />
        ))}
        <TierLine {...props} />
        <li className="text-sm">
          {settling === null ? (
            <p className="soft">{t("live.complete")}</p>
          ) : (
            <>
              <p className="muted">{t("live.settles")}</p>
              <QuestionLink question={settling.id} goTo={goTo}>
                {t("live.question", {
                  number: numbers.get(settling.id)?.number ?? 0,
                  label: text(settling.label),
                })}
              </QuestionLink>
            </>
          )}
        </li>
      </ul>
    </div>
  );
}

/** The name of a line with the rule that decides it. */
function LineHead({
  name,
  rule,
  compiled,
}: {
  name: string;
  rule: Rule | undefined;
  compiled: CompiledRuleSet;
}) {
  return (
    <div className="flex justify-between gap-3">
      <span className="muted">{name}</span>
      {rule ? (
        <a className="muted no-underline hover:underline" href={ruleAddress(compiled.ruleSet, rule.id)}>
          <code>{rule.id}</code>
        </a>
      ) : null}
    </div>
  );
}

function PlaceLine({ place, ...props }: Props & { place: (typeof shownPlaces)[number] }) {
  const { compiled, classification } = props;
  const { t, place: name, rank } = useClassificationWords();
  const verdict = classification.results[place];
  if (verdict === undefined) return null;
  const { status, class: level, rules, open, missing } = summaryOf(compiled, verdict);
  const rule = compiled.ruleSet.rules.find(({ id }) => id === (rules[0] ?? open[0]));
  const levelWords = level === null ? null : rank(place, level);
  const said =
    status === "device-ambiguous" && levelWords !== null
      ? t("class.ifDevice", { class: levelWords })
      : levelWords;
  return (
    <li>
      <LineHead name={name(place)} rule={rule} compiled={compiled} />
      {status === null ? (
        <p className="mt-0.5 font-semibold">{levelWords ?? t("class.none")}</p>
      ) : (
        <VerdictWord status={status} isSmall />
      )}
      {missing.length > 0 ? (
        <Missing missing={missing} {...props} />
      ) : (
        <Reason rule={rule}>{status === null ? null : said}</Reason>
      )}
    </li>
  );
}

function Missing({ missing, numbers, goTo }: Props & { missing: readonly string[] }) {
  const { t, text } = useClassificationWords();
  const first = numbers.get(missing[0] ?? "");
  if (first === undefined) return null;
  return (
    <p className="text-sm">
      <QuestionLink question={first.question.id} goTo={goTo}>
        {t("live.missing", { number: first.number, label: text(first.question.label) })}
      </QuestionLink>{" "}
      {missing.length > 1 ? (
        <span className="muted">{t("live.more", { count: missing.length - 1 })}</span>
      ) : null}
    </p>
  );
}

function Reason({ rule, children }: { rule: Rule | undefined; children: ReactNode }) {
  const { text } = useClassificationWords();
  if (rule === undefined) return null;
  return (
    <p className="soft text-sm">
      {children ? <b className="mr-2">{children}</b> : null}
      {text(rule.explanation)}
    </p>
  );
}

function TierLine({ compiled, classification }: Props) {
  const { t, text } = useClassificationWords();
  const { tier } = classification;
  if (tier === null) return null;
  const rule = compiled.ruleSet.rules.find(({ id }) => id === tier.rules[0]);
  return (
    <li>
      <LineHead name={t("live.tier")} rule={rule} compiled={compiled} />
      <p className="mt-0.5">
        <b className="mr-3">{tier.value}</b>
        <span className="soft text-sm">{rule ? text(rule.explanation) : null}</span>
      </p>
      {tier.missing.length > 0 ? (
        <p className="muted text-sm">{t("live.tierMay", { count: tier.missing.length })}</p>
      ) : null}
    </li>
  );
}
