"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import type { FormAction } from "@/lib/command/form-outcome";
import { endpointSwitch } from "@/lib/endpoints/schema";

type Props = { id: string; isKilled: boolean; action: FormAction };

/** The kill switch, with the reason. */
export function SwitchForm({ id, isKilled, action }: Props) {
  const t = useTranslations("endpoints.switch");
  const act = isKilled ? t("release") : t("kill");
  return (
    <ActionForm
      action={action}
      schema={endpointSwitch}
      defaultValues={{ id, isKilled: !isKilled, reason: "" }}
      label={act}
      submitLabel={act}
      submitLook={isKilled ? "outlined" : "danger"}
    >
      <TextArea name="reason" label={t("reason")} maximum={500} rows={2} />
    </ActionForm>
  );
}
