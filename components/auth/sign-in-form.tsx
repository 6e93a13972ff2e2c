"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { type Credentials, passwordSignIn } from "./password-sign-in";

const schema = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(200) });

/** What the refusal as such does not say: how long a busy address waits, and what an outage does not mean. */
function useAddendum(outcome: FormOutcome | null): string | null {
  const t = useTranslations("auth.signIn.problem");
  if (outcome === null || outcome.ok) return null;
  if (outcome.code === "request.too-many") {
    return t("tooMany", { minutes: Number(outcome.values?.minutes ?? 15) });
  }
  return outcome.code === "service.unavailable" ? t("outage") : null;
}

export function SignInForm({ next, defaultValues }: { next: string; defaultValues: Credentials }) {
  const t = useTranslations("auth.signIn");
  const [last, setLast] = useState<FormOutcome | null>(null);
  const addendum = useAddendum(last);
  const signUpPath = next === "/home" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`;
  const signIn: FormAction = useCallback(
    async (_previous, payload) => {
      const typed = schema.parse(payload);
      const outcome = await passwordSignIn(typed);
      setLast(outcome);
      return outcome.ok ? { ok: true, redirectTo: next } : outcome;
    },
    [next],
  );
  return (
    <>
      <ActionForm
        action={signIn}
        schema={schema}
        defaultValues={defaultValues}
        submitLabel={t("submit")}
        label={t("form")}
      >
        {addendum === null ? null : <p className="mb-5">{addendum}</p>}
        <TextField name="email" label={t("email")} type="email" autoComplete="username" />
        <TextField name="password" label={t("password")} type="password" autoComplete="current-password" />
      </ActionForm>
      {next === "/home" ? null : <p className="muted mt-3 text-sm">{t("back", { path: next })}</p>}
      <p className="mt-4">
        {t("noAccount")} <Link href={signUpPath}>{t("signUp")}</Link>
      </p>
    </>
  );
}
