"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { SelectField, type SelectOption } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { commentSeverities } from "@/db/values/reviews";
import type { FormAction } from "@/lib/command/form-outcome";

type Props = { id: string; action: FormAction };

/** A form that stays folded until somebody wants it. */
export function Folded({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="mt-4 print:hidden">
      <summary>{summary}</summary>
      <div className="mt-4 max-w-[46rem]">{children}</div>
    </details>
  );
}

export function useSeverityOptions() {
  const t = useTranslations("cases.severity");
  return commentSeverities.map((value) => ({ value, label: t(value), note: t(`${value}Note`) }));
}

/** Writes a comment at one field of what was signed. */
export function CommentForm({ id, fields, action }: Props & { fields: readonly SelectOption[] }) {
  const t = useTranslations("cases.comment");
  return (
    <Folded summary={t("write")}>
      <ActionForm
        action={action}
        defaultValues={{ id, path: "", severity: null, text: "" }}
        label={t("write")}
        submitLabel={t("submit")}
        submitLook="outlined"
      >
        <SelectField name="path" label={t("field")} options={fields} />
        <ChoiceField name="severity" label={t("severity")} options={useSeverityOptions()} />
        <TextArea name="text" label={t("text")} hint={t("textHint")} rows={3} />
      </ActionForm>
    </Folded>
  );
}

/** Marks a comment as resolved. */
export function ResolveForm({ id, action }: Props) {
  const t = useTranslations("cases.comment");
  return (
    <ActionForm
      action={action}
      defaultValues={{ id }}
      label={t("resolve")}
      submitLabel={t("resolve")}
      submitLook="outlined"
    />
  );
}

/** The hospital's reply to one comment. */
export function ReplyForm({ id, action }: Props) {
  const t = useTranslations("cases.comment");
  return (
    <Folded summary={t("replyWrite")}>
      <ActionForm
        action={action}
        defaultValues={{ id, reply: "" }}
        label={t("replyWrite")}
        submitLabel={t("replySubmit")}
        submitLook="outlined"
      >
        <TextArea name="reply" label={t("replyText")} rows={3} />
      </ActionForm>
    </Folded>
  );
}
