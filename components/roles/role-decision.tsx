"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import type { FormValues } from "@/components/form/payload";
import { TextArea } from "@/components/form/text-area";
import type { FormAction } from "@/lib/command/form-outcome";
import { roleDecision } from "@/lib/users/role-schema";

type Props = { changeId: string; name: string; action: FormAction };

/** An approval needs no reason, so an empty one is none. */
const toPayload = (values: FormValues) => ({ ...values, reason: String(values.reason ?? "").trim() || null });

/** Approve or refuse what another administrator proposed. */
export function RoleDecision({ changeId, name, action }: Props) {
  const t = useTranslations("roles.decide");
  const options = [
    { value: "approve", label: t("approve"), note: t("approveNote") },
    { value: "refuse", label: t("refuse"), note: t("refuseNote") },
  ];
  return (
    <div className="mt-4 max-w-[40rem]">
      <ActionForm
        action={action}
        schema={roleDecision}
        toPayload={toPayload}
        defaultValues={{ changeId, decision: null, reason: "" }}
        label={t("label", { name })}
        submitLabel={t("submit")}
        submitLook="outlined"
      >
        <ChoiceField name="decision" label={t("decision")} options={options} columns={2} />
        <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} maximum={500} />
      </ActionForm>
    </div>
  );
}

/** Takes one's own proposal back. */
export function RoleWithdrawal({ changeId, name, action }: Props) {
  const t = useTranslations("roles.pending");
  return (
    <ActionForm
      action={action}
      defaultValues={{ changeId }}
      label={t("withdrawOf", { name })}
      submitLabel={t("withdraw")}
      submitLook="outlined"
    />
  );
}
