"use client";

import { useMemo } from "react";
import { Section } from "@/components/ui/section";
import type { Answers } from "@/lib/classification/answers";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import { type Flip, flips } from "@/lib/classification/differences";
import type { NumberedQuestion } from "./numbering";
import { type GoTo, QuestionLink } from "./question-link";
import { useClassificationWords } from "./use-words";

type Props = {
  compiled: CompiledRuleSet;
  answers: Answers;
  asOf: string;
  numbers: ReadonlyMap<string, NumberedQuestion>;
  goTo: GoTo | null;
};

/** Answers shown for one change; more are counted. */
const SHOWN = 4;
const places = ["CN", "US", "EU", "EU-AIA", "IMDRF", "tier"] as const;

/** Which single answers, given otherwise, would change what a jurisdiction says. */
export function WhatChanges({ compiled, answers, asOf, numbers, goTo }: Props) {
  const { t, place: name, said } = useClassificationWords();
  const found = useMemo(() => flips(compiled, answers, asOf), [compiled, answers, asOf]);
  return (
    <Section title={t("result.changes")} note={t("result.changesNote")}>
      <div className="columns-2 gap-8 max-[720px]:columns-1">
        {places.map((place) => {
          const byResult = groupedBy(found.get(place) ?? [], ({ to }) => said(place, to));
          return (
            <div key={place} className="mb-4 break-inside-avoid">
              {byResult.size === 0 ? (
                <>
                  <h3 className="h">{name(place)}</h3>
                  <p className="muted">{t("result.noChange")}</p>
                </>
              ) : null}
              {[...byResult].map(([to, changes]) => (
                <div key={to} className="mb-2">
                  <h3 className="h">{t("result.changesOf", { place: name(place), to })}</h3>
                  <FlipList changes={changes} numbers={numbers} goTo={goTo} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </Section>
  );
}

/** Map.groupBy, which the oldest Node this runs on does not have yet: a stored result is drawn on the server. */
function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function FlipList({
  changes,
  numbers,
  goTo,
}: Pick<Props, "numbers" | "goTo"> & { changes: readonly Flip[] }) {
  const { t, option } = useClassificationWords();
  return (
    <ul className="soft list-none">
      {changes.slice(0, SHOWN).map(({ question, option: value, act }) => (
        <li key={`${question.id} ${value}`}>
          <QuestionLink question={question.id} goTo={goTo}>
            {t(`result.${act}`, {
              number: numbers.get(question.id)?.number ?? 0,
              option: option(question, value),
            })}
          </QuestionLink>
        </li>
      ))}
      {changes.length > SHOWN ? (
        <li className="muted">{t("result.moreChanges", { count: changes.length - SHOWN })}</li>
      ) : null}
    </ul>
  );
}
