"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/command/form-outcome";

type Props = { userId: string; name: string; action: FormAction };

/** Clears one person's second factor, with the reason that the trail keeps. */
export function ResetFactor({ userId, name, action }: Props) {
  const t = useTranslations("signatures.admin");
  const isHydrated = useHydrated();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button
        look="quiet"
        disabled={!isHydrated}
        aria-label={t("resetOf", { name })}
        onClick={() => setAsking(true)}
      >
        {t("reset")}
      </Button>
    );
  }
  return (
    <ActionForm
      action={action}
      defaultValues={{ userId, reason: "" }}
      label={t("resetOf", { name })}
      submitLabel={t("sure")}
      submitLook="danger"
      actions={
        <Button look="quiet" onClick={() => setAsking(false)}>
          {t("keep")}
        </Button>
      }
    >
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} />
    </ActionForm>
  );
}
