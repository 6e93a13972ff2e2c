"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import type { FormAction } from "@/lib/command/form-outcome";
import { membershipEnding } from "@/lib/users/member-schema";

type Props = { membershipId: string; name: string; action: FormAction };

/** Lets a colleague go. Folded away: it is a step one means to take. */
export function EndMembership({ membershipId, name, action }: Props) {
  const t = useTranslations("members.end");
  return (
    <details>
      <summary className="btn quiet" aria-label={t("open", { name })}>
        {t("openShort")}
      </summary>
      <div className="mt-3 max-w-[24rem]">
        <p className="soft mb-3 text-sm">{t("note")}</p>
        <ActionForm
          action={action}
          schema={membershipEnding}
          defaultValues={{ membershipId, reason: "" }}
          label={t("open", { name })}
          submitLabel={t("submit")}
          submitLook="danger"
        >
          <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} maximum={500} />
        </ActionForm>
      </div>
    </details>
  );
}
