"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import type { FormValues } from "@/components/form/payload";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { type ReviewOutcome, reviewOutcomes } from "@/db/values/reviews";
import type { FormAction } from "@/lib/command/form-outcome";
import type { DecisionDocument } from "@/lib/reviews/document";
import { ConditionFields } from "./condition-fields";
import { type OverrideChoices, OverrideFields, type OverrideModule } from "./override-fields";

type Props = {
  id: string;
  revision: number;
  /** What was written before and not signed yet. */
  written: DecisionDocument | null;
  modules: readonly OverrideModule[];
  choices: OverrideChoices;
  /** Open major comments: acceptance has to wait for them. */
  openMajor: number;
  action: FormAction;
};

/** Writes a decision: one of six outcomes, what that outcome needs, and the reasons. It is signed afterwards, as it reads. */
export function DecisionForm({ id, revision, written, modules, choices, openMajor, action }: Props) {
  const t = useTranslations("cases.decision");
  const words = useTranslations("cases.words");
  const outcomes = reviewOutcomes.map((value) => ({
    value,
    label: words(`outcome.${value}`),
    note: openMajor > 0 && isYes(value) ? t("waitsForMajor", { count: openMajor }) : t(`note.${value}`),
  }));
  return (
    <ActionForm
      action={action}
      defaultValues={startOf(written)}
      toPayload={(values) => ({ id, revision, ...whatCounts(values) })}
      label={t("write")}
      submitLabel={t("submit")}
    >
      <ChoiceField name="outcome" label={t("outcome")} options={outcomes} />
      <WhatItNeeds modules={modules} choices={choices} />
      <TextArea name="reasonZh" label={t("reasonZh")} hint={t("reasonHint")} maximum={1000} />
      <TextArea name="reasonEn" label={t("reasonEn")} hint={t("reasonEnHint")} optional maximum={2000} />
    </ActionForm>
  );
}

const isYes = (outcome: unknown): boolean => outcome === "accept" || outcome === "accept_with_conditions";

function startOf(written: DecisionDocument | null): FormValues {
  if (written === null) {
    return { outcome: null, reasonZh: "", reasonEn: "", rulingNumber: "", conditions: [], overrides: [] };
  }
  const { outcome, reason, rulingNumber, conditions, overrides } = written;
  return {
    outcome,
    reasonZh: reason.zh,
    reasonEn: reason.en ?? "",
    rulingNumber: rulingNumber ?? "",
    conditions,
    overrides: overrides.map(({ module, set, reason: why }) => ({ module, ...set, reason: why })),
  };
}

/** What was typed for another outcome stays in the form and is not sent. */
function whatCounts(values: FormValues): FormValues {
  const { outcome, conditions, overrides, rulingNumber } = values;
  return {
    ...values,
    conditions: outcome === "accept_with_conditions" ? conditions : [],
    overrides: isYes(outcome) && Array.isArray(overrides) ? overrides.map(withoutClass) : [],
    rulingNumber: outcome === "apply_for_ruling" ? rulingNumber : null,
  };
}

/** A class belongs to a device only. */
const withoutClass = (override: FormValues): FormValues =>
  override.status === "device" ? override : { ...override, class: null };

function WhatItNeeds(props: Pick<Props, "modules" | "choices">) {
  const t = useTranslations("cases.decision");
  const outcome: ReviewOutcome | null = useWatch({ name: "outcome" });
  return (
    <>
      {outcome === "accept_with_conditions" ? <ConditionFields /> : null}
      {isYes(outcome) ? <OverrideFields {...props} /> : null}
      {outcome === "apply_for_ruling" ? (
        <TextField name="rulingNumber" label={t("rulingNumber")} hint={t("rulingHint")} mono short />
      ) : null}
    </>
  );
}
