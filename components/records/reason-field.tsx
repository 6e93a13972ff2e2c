"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { FieldProblem } from "@/lib/errors";
import { fieldMessage } from "@/lib/i18n/error-message";

type Props = {
  value: string;
  change: (text: string) => void;
  problem: FieldProblem | null;
  hint: ReactNode;
};

const LIMIT = 500;

/** The reason of a decision: its limit is counted, not enforced; what is wrong with it stands at the field. */
export function ReasonField({ value, change, problem, hint }: Props) {
  const t = useTranslations();
  const id = useId();
  const message = problem ? fieldMessage(problem, "text") : null;
  return (
    <div className={clsx("f mb-0!", message && "bad ml-0!")}>
      <label htmlFor={id} className="text-sm!">
        {t("reviews.acts.reason")}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {message ? (
        <p className="err" id={`${id}-error`}>
          <Glyph name="overdue" />
          <span>{t(`errors.${message.key}`, message.values)}</span>
        </p>
      ) : null}
      <textarea
        id={id}
        className="in"
        rows={4}
        value={value}
        onChange={(event) => change(event.target.value)}
        aria-describedby={message ? `${id}-hint ${id}-error` : `${id}-hint`}
        {...(message ? { "aria-invalid": true } : {})}
      />
      <p className="count">{t("forms.count", { used: [...value].length, maximum: LIMIT })}</p>
    </div>
  );
}
