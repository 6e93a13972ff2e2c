"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { simulatorProposal } from "@/lib/endpoints/schema";
import { simulatorBehaviours } from "@/lib/llm/simulator/behaviours";

type Props = { deploymentId: string; revision: number; action: FormAction };

/** In the demonstration: the stand-in instead of a server, in one of its behaviours. */
export function SimulatorForm({ deploymentId, revision, action }: Props) {
  const t = useTranslations("endpoints.simulate");
  return (
    <ActionForm
      action={action}
      schema={simulatorProposal}
      defaultValues={{ deploymentId, revision, behaviour: null }}
      label={t("title")}
      submitLabel={t("send")}
      submitLook="outlined"
    >
      <SelectField
        name="behaviour"
        label={t("behaviour")}
        hint={t("lead")}
        options={simulatorBehaviours.map((behaviour) => ({ value: behaviour, label: t(behaviour) }))}
      />
    </ActionForm>
  );
}
