"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextArea } from "@/components/form/text-area";
import type { FormAction } from "@/lib/command/form-outcome";
import { Folded } from "./comment-forms";

type Props = { id: string; revision: number; action: FormAction };

type LeaseProps = { id: string; label: string; look?: "primary" | "outlined"; action: FormAction };

/** Takes a case from the queue, keeps it for longer, or gives it back. */
export function LeaseForm({ id, label, look = "outlined", action }: LeaseProps) {
  return (
    <ActionForm action={action} defaultValues={{ id }} label={label} submitLabel={label} submitLook={look} />
  );
}

/** A step that needs a reason and nothing else. */
export type ReasonedStep = "send_back" | "escalate" | "withdraw";

export function ReasonForm({ id, revision, step, action }: Props & { step: ReasonedStep }) {
  const t = useTranslations("cases.step");
  return (
    <Folded summary={t(step)}>
      <ActionForm
        action={action}
        defaultValues={{ reason: "" }}
        toPayload={(values) => ({ id, revision, ...values })}
        label={t(step)}
        submitLabel={t(`${step}Submit`)}
        submitLook="outlined"
      >
        <TextArea name="reason" label={t("reason")} hint={t(`${step}Hint`)} rows={3} />
      </ActionForm>
    </Folded>
  );
}

/** The hospital let the day of its answer pass: the review goes on without. */
export function LapseForm({ id, revision, action }: Props) {
  const t = useTranslations("cases.step");
  return (
    <ActionForm
      action={action}
      defaultValues={{}}
      toPayload={() => ({ id, revision })}
      label={t("lapse_request")}
      submitLabel={t("lapse_request")}
      submitLook="outlined"
    />
  );
}

/** Keeps what the ruling on classification said, and lets the case go on. */
export function RulingForm({ id, revision, action }: Props) {
  const t = useTranslations("cases.step");
  return (
    <ActionForm
      action={action}
      defaultValues={{ result: "" }}
      toPayload={(values) => ({ id, revision, ...values })}
      label={t("record_ruling")}
      submitLabel={t("record_ruling")}
    >
      <TextArea name="result" label={t("rulingResult")} rows={3} />
    </ActionForm>
  );
}

/** Declares for this case whether there is a conflict of interest. Somebody who has one takes no part. */
export function ConflictForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations("cases.conflict");
  const options = [
    { value: false, label: t("none"), note: t("noneNote") },
    { value: true, label: t("some"), note: t("someNote") },
  ];
  return (
    <ActionForm
      action={action}
      defaultValues={{ id, hasConflict: null, statement: "" }}
      label={t("title")}
      submitLabel={t("submit")}
    >
      <ChoiceField name="hasConflict" label={t("question")} options={options} columns={1} />
      <Statement />
    </ActionForm>
  );
}

/** Adds to a declared tie, or declares one that came to light; neither can be taken back. */
export function TieForm({ id, word, action }: { id: string; word: "add" | "late"; action: FormAction }) {
  const t = useTranslations("cases.conflict");
  return (
    <Folded summary={t(word)}>
      <ActionForm
        action={action}
        defaultValues={{ statement: "" }}
        toPayload={(values) => ({ id, hasConflict: true, ...values })}
        label={t(word)}
        submitLabel={t("submit")}
        submitLook="outlined"
      >
        <TextArea
          name="statement"
          label={t("statement")}
          rows={3}
          {...(word === "late" ? { hint: t("lateHint") } : {})}
        />
      </ActionForm>
    </Folded>
  );
}

function Statement() {
  const t = useTranslations("cases.conflict");
  const hasConflict: unknown = useWatch({ name: "hasConflict" });
  return hasConflict === true ? <TextArea name="statement" label={t("statement")} rows={3} /> : null;
}
