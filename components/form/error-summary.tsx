"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { ShownProblem } from "./field-registry";
import { focusField } from "./focus-field";
import { useProblemText } from "./problem-text";

type Props = {
  problems: readonly ShownProblem[];
  /** The sentence of the refusal as a whole. */
  sentence: ReactNode;
  reference?: string;
  fieldId: (name: string) => string;
};

/** What has to be corrected. Takes the focus when it appears; links in the order of the fields, with their words. */
export function ErrorSummary({ problems, sentence, reference, fieldId }: Props) {
  const t = useTranslations("forms");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <span className="text-zhu">
          <Glyph name="overdue" />
        </span>
        {problems.length > 0 ? t("summary", { count: problems.length }) : t("refused")}
      </h2>
      <p>{sentence}</p>
      {problems.length > 0 ? (
        <ul className="mt-1">
          {problems.map((problem) => (
            <li key={problem.path}>
              <SummaryItem problem={problem} fieldId={fieldId} />
            </li>
          ))}
        </ul>
      ) : null}
      {reference ? <p className="muted text-sm">{t("reference", { reference })}</p> : null}
    </div>
  );
}

function SummaryItem({ problem, fieldId }: { problem: ShownProblem; fieldId: Props["fieldId"] }) {
  const t = useTranslations("forms");
  const text = useProblemText()(problem);
  const { owner, entry } = problem;
  if (owner === null || entry === null) return <b>{text}</b>;
  const id = fieldId(owner);
  const follow = (event: MouseEvent) => {
    if (focusField(id)) event.preventDefault();
  };
  return (
    <a href={`#${id}`} onClick={follow}>
      {t("summaryItem", { label: entry.label, problem: text })}
    </a>
  );
}
