"use client";

import { createContext, useContext, useEffect } from "react";
import type { FieldEntry } from "./field-registry";

export type FormFrame = {
  /** The id of a field's control, unique on the page. */
  fieldId: (name: string) => string;
  /** The sentence of a field's problem, in the reader's language. */
  problemOf: (name: string) => string | null;
  /** Makes a field known to the summary and the comparison; returns its undoing. */
  enrol: (name: string, entry: FieldEntry) => () => void;
};

export const FormFrameContext = createContext<FormFrame | null>(null);

export function useFormFrame(): FormFrame {
  const frame = useContext(FormFrameContext);
  if (frame === null) throw new Error("a field stands inside an ActionForm");
  return frame;
}

export type FieldIds = { id: string; hintId: string; errorId: string; problem: string | null };

/** Enrols a field and gives it its ids and its problem. */
export function useField(name: string, entry: FieldEntry): FieldIds {
  const { fieldId, problemOf, enrol } = useFormFrame();
  const { label, kind, words } = entry;
  useEffect(() => enrol(name, { label, kind, words }), [enrol, name, label, kind, words]);
  const id = fieldId(name);
  return { id, hintId: `${id}-hint`, errorId: `${id}-error`, problem: problemOf(name) };
}

/** aria-describedby and aria-invalid of a control. */
export function described(ids: FieldIds, hint: unknown) {
  const by = [hint ? ids.hintId : "", ids.problem ? ids.errorId : ""].filter(Boolean).join(" ");
  return {
    ...(by ? { "aria-describedby": by } : {}),
    ...(ids.problem ? { "aria-invalid": true as const } : {}),
  };
}

/** The starting value as the server writes it into the page, so that a form does not appear empty before scripts run. */
export function startingText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
