"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { type FieldValues, FormProvider, useForm } from "react-hook-form";
import { NoteBox } from "@/components/ui/note-box";
import type { ShownOnce } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { ConflictPanel } from "./conflict-panel";
import { DraftLine } from "./draft-line";
import { ErrorSummary } from "./error-summary";
import type { FieldEntry, FieldRegistry } from "./field-registry";
import { focusField } from "./focus-field";
import { FormBar } from "./form-bar";
import { FormFrameContext } from "./form-context";
import type { FormValues } from "./payload";
import { useProblemText } from "./problem-text";
import { type ActionFormOptions, type Refusal, useActionForm } from "./use-action-form";
import { type SaveDraft, useDraft } from "./use-draft";
import { useHydrated } from "./use-hydrated";
import { useKeptFocus } from "./use-kept-focus";

type Props = Omit<ActionFormOptions, "onStart" | "onRefused" | "onDone"> & {
  /** Every field's starting value; a regulated form has `blanks: {}`. What has no field (id, revision) is sent as it is. */
  defaultValues: FormValues;
  children?: ReactNode;
  /** `folio`: a sheet with the sticky bar. `plain`: bare, the button under the fields. */
  layout?: "folio" | "plain";
  submitLabel?: string;
  submitLook?: "primary" | "danger" | "outlined";
  /** Names counted in the bar. */
  counted?: readonly string[];
  /** Links and buttons beside the submit button. */
  actions?: ReactNode;
  saveDraft?: SaveDraft;
  draftSavedAt?: string | null;
  /** Names the form for assistive technology. */
  label?: string;
  /** Shows an answer that holds something told only once. */
  told?: (once: ShownOnce) => ReactNode;
};

/**
 * The shell of every form: react-hook-form inside, a server action as a prop, the server's verdict at the fields and in a
 * summary, a draft as you type, and the comparison when somebody else was first.
 */
export function ActionForm(props: Props) {
  const { layout = "plain", submitLook = "primary", defaultValues, saveDraft, label } = props;
  const t = useTranslations("forms");
  const form = useForm<FieldValues>({ defaultValues });
  const [registry] = useState<FieldRegistry>(() => new Map());
  const scope = useId().replaceAll(/[^\w-]/g, "");
  const fieldId = useCallback((name: string) => `${scope}-${name.replaceAll(".", "-")}`, [scope]);
  const draft = useDraft(saveDraft, props.draftSavedAt ?? null);
  const element = useRef<HTMLFormElement>(null);
  const isAnswered = useRef(false);
  const { submit, pending, stand, setStand } = useActionForm(form, registry, fieldId, {
    ...props,
    onStart: draft.pause,
    onRefused: draft.resume,
    onDone: () => {
      isAnswered.current = true;
      draft.stop();
    },
  });
  useKeptFocus(element, isAnswered, pending);
  const hydrated = useHydrated();
  const keepsDraft = saveDraft !== undefined;
  const { schedule, flush } = draft;

  useEffect(() => {
    if (!keepsDraft) return;
    return form.subscribe({
      formState: { values: true, dirtyFields: true },
      callback: ({ values, name }) => {
        // The first call announces the starting values; only a change by hand is a draft.
        if (name !== undefined) schedule(values);
      },
    });
  }, [form, keepsDraft, schedule]);

  const enrol = useCallback(
    (name: string, entry: FieldEntry) => {
      registry.set(name, entry);
      return () => {
        if (registry.get(name) === entry) registry.delete(name);
      };
    },
    [registry],
  );
  const problemText = useProblemText();
  const latestText = useRef(problemText);
  latestText.current = problemText;
  const frame = useMemo(() => {
    const problemOf = (name: string) => {
      const problem = stand.problems.find((candidate) => candidate.owner === name);
      return problem ? latestText.current(problem) : null;
    };
    return { fieldId, problemOf, enrol };
  }, [fieldId, enrol, stand.problems]);

  const resolve = (taken: ReadonlySet<string>) => {
    const conflict = stand.conflict;
    if (conflict === null) return;
    const { latest, rows } = conflict;
    for (const row of rows.filter((candidate) => taken.has(candidate.name))) {
      form.setValue(row.name, row.theirs ?? null, { shouldDirty: true });
      if ("blanks" in defaultValues) {
        form.setValue(`blanks.${row.name}`, row.theirReason === "" ? null : row.theirReason);
      }
    }
    form.setValue("revision", latest.revision);
    setStand((before) => ({ ...before, conflict: null, refusal: null }));
    const first = rows[0]?.name;
    if (first !== undefined) focusField(fieldId(first));
  };

  return (
    <FormProvider {...form}>
      <FormFrameContext value={frame}>
        <form
          ref={element}
          className={clsx(layout === "folio" && "folio pt-5")}
          noValidate
          onSubmit={(event) => void submit(event)}
          onBlur={flush}
          {...(label ? { "aria-label": label } : {})}
        >
          {/* Until scripts run, typing would be lost to the starting values; so nothing can be typed before. */}
          <fieldset className="contents" disabled={!hydrated}>
            {stand.conflict ? (
              <ConflictPanel key={stand.attempt} {...stand.conflict} registry={registry} resolve={resolve} />
            ) : null}
            {stand.refusal && !stand.conflict ? (
              <ErrorSummary
                key={stand.attempt}
                problems={stand.problems}
                sentence={<RefusalText refusal={stand.refusal} />}
                reference={stand.refusal.requestId}
                fieldId={fieldId}
              />
            ) : null}
            {stand.done?.once && props.told ? props.told(stand.done.once) : null}
            {stand.done && !stand.done.once && stand.done.redirectTo === undefined ? (
              <DoneNote receipt={stand.done.receipt} />
            ) : null}
            {props.children}
            <FormBar
              submitLabel={props.submitLabel ?? t("submit")}
              submitLook={submitLook}
              pending={pending}
              sticky={layout === "folio"}
              {...(props.counted ? { counted: props.counted } : {})}
              {...(keepsDraft ? { said: <DraftLine state={draft.state} /> } : {})}
              {...(props.actions ? { actions: props.actions } : {})}
            />
          </fieldset>
        </form>
      </FormFrameContext>
    </FormProvider>
  );
}

function RefusalText({ refusal }: { refusal: Refusal }) {
  const t = useTranslations("errors");
  if (refusal.code === "offline") return t("offline");
  return t(errorMessageKey(refusal.code), refusal.values);
}

function DoneNote({ receipt }: { receipt: string | undefined }) {
  const t = useTranslations("forms");
  return (
    <div className="mb-5">
      <NoteBox tone="pine" glyph="met" announce title={receipt ? t("receipt", { receipt }) : t("saved")} />
    </div>
  );
}
