"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState, useTransition } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { fieldProblems } from "@/lib/command/field-problems";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { type Difference, differences, type LatestRecord } from "./conflict";
import { type FieldRegistry, type ShownProblem, showProblems } from "./field-registry";
import { placeOnPage } from "./focus-field";
import { type FormValues, payloadOf } from "./payload";

type Refused = Extract<FormOutcome, { ok: false }>;
/** `offline`: no answer came at all. */
export type Refusal = { code: Refused["code"] | "offline"; values?: Refused["values"]; requestId: string };
export type Conflict = { latest: LatestRecord; rows: Difference[] };
export type FormStand = {
  /** Counts the answers, so that a summary which appears again takes the focus again. */
  attempt: number;
  problems: ShownProblem[];
  refusal: Refusal | null;
  conflict: Conflict | null;
  done: Extract<FormOutcome, { ok: true }> | null;
};

export type ActionFormOptions = {
  action: FormAction;
  schema?: z.ZodType;
  toPayload?: (values: FormValues) => unknown;
  latest?: () => Promise<LatestRecord | null>;
  /** Called before the action, after a refusal, and after success. */
  onStart?: () => void;
  onRefused?: () => void;
  onDone?: () => void;
};

const start: FormStand = { attempt: 0, problems: [], refusal: null, conflict: null, done: null };

/** Submits a form to a server action and keeps what came back. What was typed is never touched by an answer. */
export function useActionForm(
  form: UseFormReturn<FieldValues>,
  registry: FieldRegistry,
  fieldId: (name: string) => string,
  options: ActionFormOptions,
) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [stand, setStand] = useState<FormStand>(start);
  const previous = useRef<FormOutcome | null>(null);
  const busy = useRef(false);

  const refuse = useCallback(
    (refusal: Refusal, fields: Refused["fields"] = [], conflict: Conflict | null = null) => {
      const problems = showProblems(fields, registry, (name) => placeOnPage(fieldId(name)));
      setStand((before) => ({ attempt: before.attempt + 1, problems, refusal, conflict, done: null }));
    },
    [registry, fieldId],
  );

  const conflictNow = async (values: FormValues): Promise<Conflict | null> => {
    const latest = await options.latest?.();
    return latest ? { latest, rows: differences(values, latest.values, registry) } : null;
  };

  const send = async (values: FormValues, payload: unknown) => {
    const outcome = await options.action(previous.current, payload);
    previous.current = outcome;
    if (outcome.ok) {
      options.onDone?.();
      setStand({ ...start, done: outcome });
      if (outcome.redirectTo !== undefined) router.push(outcome.redirectTo);
      return router.refresh();
    }
    options.onRefused?.();
    const { code, requestId, fields } = outcome;
    const conflict = code === "record.stale" ? await conflictNow(values) : null;
    refuse({ code, requestId, ...(outcome.values ? { values: outcome.values } : {}) }, fields, conflict);
  };

  const submit = form.handleSubmit((typed) => {
    if (busy.current) return;
    const values: FormValues = typed;
    const payload = options.toPayload ? options.toPayload(payloadOf(values)) : payloadOf(values);
    const parsed = options.schema?.safeParse(payload, { reportInput: true });
    if (parsed?.success === false) {
      const fields = fieldProblems(parsed.error);
      return refuse({ code: "input.invalid", requestId: "" }, fields);
    }
    busy.current = true;
    options.onStart?.();
    startTransition(async () => {
      try {
        await send(values, payload);
      } catch {
        options.onRefused?.();
        refuse({ code: "offline", requestId: "" });
      } finally {
        busy.current = false;
      }
    });
  });

  return { submit, pending, stand, setStand };
}
