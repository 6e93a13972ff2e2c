"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { evidenceForm, waiverForm } from "@/lib/obligations/schema";

type Props = { id: string; title: string; action: FormAction };

/** The hospital shows that a duty is met. Folded away, so that the list stays a list. */
export function EvidenceForm({ id, title, action }: Props) {
  const t = useTranslations("classified.duties");
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn">{t("evidence")}</summary>
      <div className="mt-3">
        <ActionForm
          action={action}
          schema={evidenceForm}
          defaultValues={{ id, note: "", link: "" }}
          label={`${t("evidence")} · ${title}`}
          submitLabel={t("evidenceSend")}
          submitLook="outlined"
        >
          <TextArea name="note" label={t("evidenceNote")} hint={t("noteHint")} maximum={500} />
          <TextField name="link" type="url" label={t("link")} hint={t("linkHint")} optional />
        </ActionForm>
      </div>
    </details>
  );
}

/** A reviewer lets a duty go, and says why. */
export function WaiverForm({ id, title, action }: Props) {
  const t = useTranslations("classified.duties");
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn">{t("waive")}</summary>
      <div className="mt-3">
        <ActionForm
          action={action}
          schema={waiverForm}
          defaultValues={{ id, note: "" }}
          label={`${t("waive")} · ${title}`}
          submitLabel={t("waiveSend")}
          submitLook="outlined"
        >
          <TextArea name="note" label={t("reason")} maximum={500} />
        </ActionForm>
      </div>
    </details>
  );
}
