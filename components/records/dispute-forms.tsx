"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { RecordKind } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import { disputeDecision, disputeForm } from "@/lib/records/dispute-schema";

type FormProps = {
  root: { kind: RecordKind; id: string };
  grounds: readonly { value: string; label: string }[];
  action: FormAction;
};

/** Why this record should not stand in the register. Folded away: it is a step one means to take. */
export function DisputeForm({ root, grounds, action }: FormProps) {
  const t = useTranslations("reviews.dispute");
  const defaultValues = { ...root, grounds: null, statement: "", evidence: "" };
  return (
    <details>
      <summary className="btn">{t("open")}</summary>
      <div className="mt-4">
        <ActionForm
          action={action}
          schema={disputeForm}
          defaultValues={defaultValues}
          label={t("open")}
          submitLabel={t("submit")}
          submitLook="outlined"
        >
          <SelectField name="grounds" label={t("grounds")} options={grounds} />
          <TextArea name="statement" label={t("statement")} hint={t("statementHint")} maximum={500} />
          <TextField name="evidence" type="url" label={t("evidence")} hint={t("evidenceHint")} optional />
        </ActionForm>
      </div>
    </details>
  );
}

type OneProps = { disputeId: string; action: FormAction };

export function DisputeWithdrawal({ disputeId, action }: OneProps) {
  const t = useTranslations("reviews.dispute");
  return (
    <ActionForm
      action={action}
      defaultValues={{ disputeId }}
      label={t("withdraw")}
      submitLabel={t("withdraw")}
      submitLook="outlined"
    />
  );
}

/** The reviewer's decision: upheld takes the record down, rejected leaves it as it is. */
export function DisputeDecision({ disputeId, action }: OneProps) {
  const t = useTranslations("reviews.dispute");
  const options = [
    { value: "upheld", label: t("uphold"), note: t("upholdNote") },
    { value: "rejected", label: t("reject"), note: t("rejectNote") },
  ];
  return (
    <ActionForm
      action={action}
      schema={disputeDecision}
      defaultValues={{ disputeId, decision: null, reason: "" }}
      label={t("decision")}
      submitLabel={t("decide")}
      submitLook="outlined"
    >
      <ChoiceField name="decision" label={t("decision")} options={options} columns={1} />
      <TextArea name="reason" label={t("reason")} maximum={500} />
    </ActionForm>
  );
}
