"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";

/** The code of the app; `recovery`: a recovery code is taken too. Browsers offer it from where it is shown. */
export function CodeField({ name = "code", recovery }: { name?: string; recovery?: boolean }) {
  const t = useTranslations("signatures.factor");
  return (
    <TextField
      name={name}
      label={t("code")}
      hint={recovery ? t("codeHint") : t("appCodeHint")}
      autoComplete="one-time-code"
      mono
      short
    />
  );
}

/** The password, asked for again. */
export function PasswordField({ name = "password" }: { name?: string }) {
  const t = useTranslations("signatures.factor");
  return (
    <TextField name={name} label={t("password")} type="password" autoComplete="current-password" short />
  );
}
