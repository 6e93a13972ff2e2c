"use client";

import { useTranslations } from "next-intl";
import { fieldMessage } from "@/lib/i18n/error-message";
import type { ShownProblem } from "./field-registry";

/** The sentence of a problem: the same at the field and in the summary. */
export function useProblemText(): (problem: ShownProblem) => string {
  const t = useTranslations("errors");
  return (problem) => {
    const message = fieldMessage(problem, problem.entry?.kind);
    return t(message.key, message.values);
  };
}
