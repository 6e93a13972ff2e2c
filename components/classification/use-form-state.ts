"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "@/lib/classification/answers";
import type { Questionnaire } from "@/lib/classification/language";
import { type FormState, fromFragment, toFragment } from "./form-state";

const DRAFT = "classification-draft";

/** A browser may refuse to keep anything; the form works without. */
function keep(fragment: string | null): void {
  try {
    if (fragment === null) localStorage.removeItem(DRAFT);
    else localStorage.setItem(DRAFT, fragment);
  } catch {
    return;
  }
}

function kept(): string {
  try {
    return localStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}

/** The form in the address: read from it, or else from the draft of this device, and written back with every answer. */
export function useFormState(questionnaire: Questionnaire, today: string) {
  const [form, setForm] = useState<FormState>({ answers: {}, asOf: today, isResult: false, useCase: "" });
  const [isRestored, setRestored] = useState(false);
  const [before, setBefore] = useState<{ form: FormState; question: string } | null>(null);

  const current = useRef(form);
  current.current = form;

  useEffect(() => {
    const read = () => {
      const found = fromFragment(questionnaire, window.location.hash, today);
      if (found !== null) setForm(found);
      return found !== null;
    };
    /** A link to a part of the page has taken the form's place in the address: the page is there, the form goes back. */
    const follow = () => {
      if (!read()) window.history.replaceState(null, "", `#${toFragment(questionnaire, current.current)}`);
    };
    if (!read()) {
      const draft = fromFragment(questionnaire, kept(), today);
      if (draft !== null && Object.keys(draft.answers).length > 0) {
        setForm({ ...draft, asOf: today, isResult: false });
        setRestored(true);
      }
    }
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", read);
    return () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("popstate", read);
    };
  }, [questionnaire, today]);

  const write = useCallback(
    (next: FormState, way: "push" | "replace") => {
      const fragment = toFragment(questionnaire, next);
      keep(fragment);
      window.history[way === "push" ? "pushState" : "replaceState"](null, "", `#${fragment}`);
      setForm(next);
    },
    [questionnaire],
  );

  const answer = (question: string, value: Answer) => {
    setBefore({ form, question });
    setRestored(false);
    write({ ...form, answers: { ...form.answers, [question]: value } }, "replace");
  };
  const undo = () => {
    if (before !== null) write(before.form, "replace");
    setBefore(null);
  };
  const clear = () => {
    setBefore(null);
    write({ ...form, answers: {} }, "replace");
    keep(null);
  };
  return {
    form,
    before,
    isRestored,
    answer,
    undo,
    clear,
    setAsOf: (asOf: string) => write({ ...form, asOf }, "replace"),
    setUseCase: (useCase: string) => write({ ...form, useCase }, "replace"),
    show: (view: "form" | "result") => write({ ...form, isResult: view === "result" }, "push"),
  };
}
