"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { PASSWORD_LENGTH } from "@/lib/users/schema";
import { passwordSignIn } from "./password-sign-in";
import { signUpForm } from "./sign-up-schema";

const empty = { name: "", email: "", password: "", repeat: "" };

/** Makes the account, signs in with it, goes on: to an invitation that waits, else to the request for an institution. */
export function SignUpForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations("auth.signUp");
  const signInPath = `/sign-in?next=${encodeURIComponent(next)}`;
  const create: FormAction = useCallback(
    async (previous, payload) => {
      const { repeat: _repeat, ...account } = signUpForm.parse(payload);
      const made = await action(previous, account);
      if (!made.ok) return made;
      // The account stands whatever comes next; without a session the sign-in page takes over.
      const signedIn = await passwordSignIn(account).catch(() => null);
      return { ok: true, redirectTo: signedIn?.ok ? next : signInPath };
    },
    [action, next, signInPath],
  );
  return (
    <>
      <ActionForm action={create} schema={signUpForm} defaultValues={empty} submitLabel={t("submit")}>
        <TextField name="name" label={t("name")} hint={t("nameHint")} autoComplete="name" />
        <TextField
          name="email"
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          autoComplete="username"
        />
        <TextField
          name="password"
          label={t("password")}
          hint={t("passwordHint", { minimum: PASSWORD_LENGTH })}
          type="password"
          autoComplete="new-password"
        />
        <TextField name="repeat" label={t("repeat")} type="password" autoComplete="new-password" />
      </ActionForm>
      <p className="mt-4">
        {t("known")} <Link href={signInPath}>{t("signIn")}</Link>
      </p>
    </>
  );
}
