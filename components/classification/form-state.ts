import { readAnswers, writeAnswers } from "@/lib/classification/address";
import type { Answers } from "@/lib/classification/answers";
import type { Questionnaire } from "@/lib/classification/language";

/** A form on the screen. */
export type FormState = {
  answers: Answers;
  asOf: string;
  isResult: boolean;
  /** The kind of application whose demands stand beside the result; none chosen is empty. */
  useCase: string;
};

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The fragment of an address: it never leaves the browser, and whoever gets the link sees the same form. */
export function toFragment(
  questionnaire: Questionnaire,
  { answers, asOf, isResult, useCase }: FormState,
): string {
  const parts = [
    ["q", questionnaire.version],
    ["d", asOf],
    ["a", writeAnswers(questionnaire, answers)],
    ...(useCase === "" ? [] : [["u", useCase]]),
    ...(isResult ? [["s", "result"]] : []),
  ];
  return parts.map((part) => part.join("=")).join("&");
}

/** Null where the fragment holds no form of this questionnaire. */
export function fromFragment(
  questionnaire: Questionnaire,
  fragment: string,
  today: string,
): FormState | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  if (parts.get("q") !== questionnaire.version) return null;
  const day = parts.get("d");
  return {
    answers: readAnswers(questionnaire, parts.get("a") ?? ""),
    asOf: isDay(day) ? day : today,
    isResult: parts.get("s") === "result",
    useCase: /^[a-z-]{1,60}$/.test(parts.get("u") ?? "") ? (parts.get("u") ?? "") : "",
  };
}
