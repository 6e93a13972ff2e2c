"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { NumberField } from "@/components/form/number-field";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { endpointLimits } from "@/lib/endpoints/schema";
import type { EndpointShown } from "./endpoint-shown";

type Props = { endpoint: EndpointShown; action: FormAction };

/** How much may be asked of it, and when not. */
export function LimitsForm({ endpoint, action }: Props) {
  const t = useTranslations("endpoints.limits");
  const { deploymentId, revision, maxInFlight, perMinute, headersSeconds, gapSeconds, totalSeconds } =
    endpoint;
  const { budgetCalls, budgetTokens, budgetSeconds } = endpoint;
  const quiet = { quietFrom: endpoint.quietFrom ?? "", quietTo: endpoint.quietTo ?? "" };
  const numbers = { maxInFlight, perMinute, headersSeconds, gapSeconds, totalSeconds };
  const budget = { budgetCalls, budgetTokens, budgetSeconds };
  return (
    <ActionForm
      action={action}
      schema={endpointLimits}
      defaultValues={{ deploymentId, revision, ...numbers, ...budget, ...quiet }}
      label={t("title")}
      submitLabel={t("save")}
      submitLook="outlined"
    >
      <div className="grid gap-x-6 min-[721px]:grid-cols-2">
        <NumberField name="maxInFlight" label={t("maxInFlight")} integer />
        <NumberField name="perMinute" label={t("perMinuteField")} integer />
        <NumberField name="headersSeconds" label={t("headersSeconds")} integer />
        <NumberField name="gapSeconds" label={t("gapSeconds")} integer />
        <NumberField name="totalSeconds" label={t("totalSeconds")} integer />
        <NumberField name="budgetCalls" label={t("budgetCalls")} hint={t("budgetHint")} integer />
        <NumberField name="budgetTokens" label={t("budgetTokens")} integer />
        <NumberField name="budgetSeconds" label={t("budgetSeconds")} integer />
        <TextField name="quietFrom" label={t("quietFrom")} hint={t("quietHint")} short mono optional />
        <TextField name="quietTo" label={t("quietTo")} short mono optional />
      </div>
    </ActionForm>
  );
}
