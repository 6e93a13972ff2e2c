"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { NoteBox } from "@/components/ui/note-box";
import type { FormAction } from "@/lib/command/form-outcome";
import { PASSWORD_LENGTH } from "@/lib/users/schema";
import { passwordChangeForm } from "./password-schema";

const empty = { current: "", password: "", repeat: "" };

/** The current password once, the new one twice. Once changed, what was typed leaves the page. */
export function PasswordForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.password");
  const [isDone, setDone] = useState(false);
  const change: FormAction = useCallback(
    async (previous, payload) => {
      const { repeat: _repeat, ...passwords } = passwordChangeForm.parse(payload);
      const outcome = await action(previous, passwords);
      if (outcome.ok) setDone(true);
      return outcome;
    },
    [action],
  );
  if (isDone) {
    return (
      <NoteBox tone="pine" glyph="met" title={t("done")} announce>
        {t("doneNote")}
      </NoteBox>
    );
  }
  return (
    <ActionForm
      action={change}
      schema={passwordChangeForm}
      defaultValues={empty}
      label={t("title")}
      submitLabel={t("submit")}
    >
      <TextField name="current" label={t("current")} type="password" autoComplete="current-password" />
      <TextField
        name="password"
        label={t("next")}
        hint={t("nextHint", { minimum: PASSWORD_LENGTH })}
        type="password"
        autoComplete="new-password"
      />
      <TextField name="repeat" label={t("repeat")} type="password" autoComplete="new-password" />
    </ActionForm>
  );
}
