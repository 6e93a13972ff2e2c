"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField, YesNoField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { answerForm, correctionForm, LONGEST } from "@/lib/reports/schema";

type Props = { ticket: string; action: FormAction };

/** The decision, the words that stand in public beside it, and what it points to. */
export function AnswerForm({ ticket, action }: Props) {
  const t = useTranslations("reports.answer");
  const decisions = (["accepted", "rejected", "duplicate"] as const).map((value) => ({
    value,
    label: t(value),
    note: t(`${value}Note`),
  }));
  const empty = { decision: null, answer: "", correctedVersion: null, duplicateOf: "", isUnfit: false };
  return (
    <ActionForm
      action={action}
      schema={answerForm}
      defaultValues={{ ticket, ...empty }}
      label={t("decision")}
      submitLabel={t("submit")}
    >
      <ChoiceField name="decision" label={t("decision")} options={decisions} columns={3} />
      <WhatItPointsTo />
      <TextArea name="answer" label={t("text")} hint={t("textHint")} maximum={LONGEST.answer} />
      <YesNoField name="isUnfit" label={t("unfit")} hint={t("unfitHint")} />
    </ActionForm>
  );
}

function WhatItPointsTo() {
  const t = useTranslations("reports.answer");
  const decision: unknown = useWatch({ name: "decision" });
  if (decision === "accepted") {
    return <NumberField name="correctedVersion" label={t("version")} hint={t("versionHint")} optional />;
  }
  if (decision === "duplicate") return <TextField name="duplicateOf" label={t("duplicateOf")} mono short />;
  return null;
}

/** Names the version that corrected an accepted report, once it is public. */
export function CorrectionForm({ ticket, version, action }: Props & { version: number }) {
  const t = useTranslations("reports.answer");
  return (
    <ActionForm
      action={action}
      schema={correctionForm}
      defaultValues={{ ticket, correctedVersion: version }}
      label={t("correctTitle")}
      submitLabel={t("correct")}
      submitLook="outlined"
    >
      <NumberField name="correctedVersion" label={t("version")} />
    </ActionForm>
  );
}
