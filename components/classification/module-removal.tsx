"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { classificationWithdrawal } from "@/lib/classification/record-schema";
import type { FormAction } from "@/lib/command/form-outcome";

type Props = { id: string; revision: number; name: string; action: FormAction };

/** Takes a module out of the application, with the reason. Folded away, so that the list stays a list. */
export function ModuleRemoval({ id, revision, name, action }: Props) {
  const t = useTranslations("classified.modules");
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn">{t("remove")}</summary>
      <div className="mt-3">
        <ActionForm
          action={action}
          schema={classificationWithdrawal}
          defaultValues={{ id, revision, reason: "" }}
          label={`${t("remove")} · ${name}`}
          submitLabel={t("removeSend")}
          submitLook="danger"
        >
          <TextArea name="reason" label={t("reason")} hint={t("removeHint")} maximum={500} />
        </ActionForm>
      </div>
    </details>
  );
}
