"use client";

import { useTranslations } from "next-intl";
import { useCallback, useId, useRef } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { StatusMark } from "@/components/ui/status-mark";
import type { FormAction } from "@/lib/command/form-outcome";
import { LONGEST, reportText } from "@/lib/reports/schema";
import { type SolutionState, useSolution } from "./use-solution";

type Props = {
  number: string;
  fields: readonly { value: string; label: string }[];
  chosen: readonly string[];
  challenge: string;
  action: FormAction;
  /** Another challenge for the same record. */
  renewChallenge: (number: string) => Promise<string>;
};

/** Refusals after which the same check would be refused again. */
const usedUp = new Set(["report.check-failed", "report.check-expired", "report.sent"]);

/** What is wrong, what it should be and where that stands. The check runs while it is written. */
export function ReportForm({ number, fields, chosen, challenge, action, renewChallenge }: Props) {
  const t = useTranslations("reports.form");
  const trap = useRef<HTMLInputElement>(null);
  const next = useCallback(() => renewChallenge(number), [renewChallenge, number]);
  const { state, take, renew } = useSolution(challenge, next);
  const send: FormAction = useCallback(
    async (previous, payload) => {
      const solution = await take();
      const text = reportText.parse(payload);
      const sent = { ...text, number, ...solution, website: trap.current?.value ?? "" };
      const outcome = await action(previous, sent);
      if (!outcome.ok && usedUp.has(outcome.code)) renew().catch(() => undefined);
      return outcome;
    },
    [action, number, take, renew],
  );
  return (
    <ActionForm
      action={send}
      schema={reportText}
      defaultValues={{ fields: chosen, problem: "", proposal: "", evidence: "" }}
      label={t("label")}
      submitLabel={t("submit")}
    >
      <ChoiceField
        name="fields"
        label={t("fields")}
        hint={t("fieldsHint", { maximum: LONGEST.fields })}
        options={fields}
        multiple
        columns={3}
      />
      <TextArea name="problem" label={t("problem")} hint={t("problemHint")} maximum={LONGEST.problem} />
      <TextArea name="proposal" label={t("proposal")} maximum={LONGEST.proposal} rows={2} optional />
      <TextField name="evidence" type="url" label={t("evidence")} hint={t("evidenceHint")} optional />
      <Trap input={trap} />
      <CheckState state={state} />
    </ActionForm>
  );
}

/** Out of sight and out of the tab order; programs that fill in every field give themselves away. */
function Trap({ input }: { input: React.RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("reports.form");
  const id = useId();
  return (
    <div className="vh" aria-hidden="true">
      <label htmlFor={id}>{t("website")}</label>
      <input id={id} ref={input} name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

const marks = {
  working: { glyph: "run", tone: "lake" },
  ready: { glyph: "met", tone: "pine" },
  failed: { glyph: "overdue", tone: "zhu" },
} as const;

function CheckState({ state }: { state: SolutionState }) {
  const t = useTranslations("reports.form.check");
  return (
    <p role="status" className="text-sm noscript:hidden [&_.st]:whitespace-normal">
      <StatusMark {...marks[state]}>{t(state)}</StatusMark>
    </p>
  );
}
