"use client";

import { Button } from "@/components/ui/button";
import type { NumberedQuestion } from "./numbering";
import type { GoTo } from "./question-link";
import { useClassificationWords } from "./use-words";

/** One question at a time: the way to the one before and the one after. */
export function FocusSteps({
  asked,
  at,
  goTo,
}: {
  asked: readonly NumberedQuestion[];
  at: NumberedQuestion;
  goTo: GoTo;
}) {
  const { t } = useClassificationWords();
  const place = asked.indexOf(at);
  const [previous, following] = [asked[place - 1], asked[place + 1]];
  return (
    <div className="acts justify-between pb-5">
      {previous ? <Button onClick={() => goTo(previous.question.id)}>{t("bar.previous")}</Button> : <span />}
      {following ? <Button onClick={() => goTo(following.question.id)}>{t("bar.following")}</Button> : null}
    </div>
  );
}
