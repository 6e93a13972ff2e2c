"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextArea } from "@/components/form/text-area";
import type { EndpointState } from "@/db/values/endpoints";
import type { FormAction } from "@/lib/command/form-outcome";
import { endpointDecision, endpointDecisions } from "@/lib/endpoints/schema";
import { afterDecision } from "@/lib/endpoints/state";

type Props = { id: string; revision: number; state: EndpointState; name: string; action: FormAction };

/** What the security administrator may decide of an endpoint as it stands. */
export function EndpointDecision({ id, revision, state, name, action }: Props) {
  const t = useTranslations("endpoints.admin");
  const options = endpointDecisions
    .filter((decision) => afterDecision(state, decision) !== null)
    .map((decision) => ({ value: decision, label: t(`decision.${decision}`), note: t(`${decision}Note`) }));
  if (options.length === 0) return null;
  return (
    <div className="mt-4 max-w-[40rem]">
      <ActionForm
        action={action}
        schema={endpointDecision}
        defaultValues={{ id, revision, decision: null, reason: "" }}
        label={t("of", { name })}
        submitLabel={t("submit")}
        submitLook="outlined"
      >
        <ChoiceField name="decision" label={t("decide")} options={options} columns={2} />
        <TextArea
          name="reason"
          label={t("reason")}
          {...(afterDecision(state, "approve") === null ? {} : { hint: t("reasonHint") })}
          maximum={500}
          rows={2}
        />
      </ActionForm>
    </div>
  );
}
