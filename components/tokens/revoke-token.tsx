"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";

type Props = { id: string; name: string; action: FormAction };

/** Revokes one token, after asking once: a system somewhere stops working with it. */
export function RevokeToken({ id, name, action }: Props) {
  const t = useTranslations("api.tokens");
  const errors = useTranslations("errors");
  const isHydrated = useHydrated();
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<FormOutcome | null>(null);
  const [isPending, startTransition] = useTransition();
  const send = () => startTransition(async () => setOutcome(await action(null, { id })));
  if (!isAsking) {
    return (
      <Button
        look="quiet"
        disabled={!isHydrated}
        aria-label={t("revokeOf", { name })}
        onClick={() => setAsking(true)}
      >
        {t("revoke")}
      </Button>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="text-sm">{t("sureNote")}</p>
      <span className="acts">
        <Button look="danger" disabled={isPending} autoFocus onClick={send}>
          {t("sure")}
        </Button>
        <Button look="quiet" onClick={() => setAsking(false)}>
          {t("keep")}
        </Button>
      </span>
      {outcome?.ok === false ? (
        <p className="err" role="alert">
          {errors(errorMessageKey(outcome.code), outcome.values)}
        </p>
      ) : null}
    </div>
  );
}
