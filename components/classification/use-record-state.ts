"use client";

import { useState } from "react";
import type { SaveDraft } from "@/components/form/use-draft";
import { useDraft } from "@/components/form/use-draft";
import type { Answer } from "@/lib/classification/answers";
import type { OpenedForm } from "@/lib/classification/opened";
import type { FormState } from "./form-state";

/** The form of a registered application: it begins with what is kept, and every answer goes into the person's draft. */
export function useRecordState(initial: OpenedForm, saveDraft: SaveDraft, draftSavedAt: string | null) {
  const [form, setForm] = useState<FormState>({ ...initial, isResult: false, useCase: "" });
  const [before, setBefore] = useState<{ form: FormState; question: string } | null>(null);
  const [name, setName] = useState(initial.name);
  const draft = useDraft(saveDraft, draftSavedAt);
  const write = (next: FormState, called = name) => {
    setForm(next);
    draft.schedule({ answers: next.answers, asOf: next.asOf, name: called });
  };
  const rename = (called: string) => {
    setName(called);
    write(form, called);
  };
  const answer = (question: string, value: Answer) => {
    setBefore({ form, question });
    write({ ...form, answers: { ...form.answers, [question]: value } });
  };
  const undo = () => {
    if (before !== null) write(before.form);
    setBefore(null);
  };
  const state = {
    form,
    before,
    isRestored: draftSavedAt !== null,
    answer,
    undo,
    clear: () => write({ ...form, answers: initial.answers }),
    setAsOf: (asOf: string) => write({ ...form, asOf }),
    setUseCase: (useCase: string) => setForm({ ...form, useCase }),
    show: (view: "form" | "result") => setForm({ ...form, isResult: view === "result" }),
  };
  return { state, draft, name, rename };
}
