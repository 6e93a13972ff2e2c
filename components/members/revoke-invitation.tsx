"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";

type Props = { invitationId: string; note: string; action: FormAction };

/** Takes one link back. Not asked twice: another is made in a moment. */
export function RevokeInvitation({ invitationId, note, action }: Props) {
  const t = useTranslations("members.invitations");
  const errors = useTranslations("errors");
  const isHydrated = useHydrated();
  const [outcome, setOutcome] = useState<FormOutcome | null>(null);
  const [isPending, startTransition] = useTransition();
  const send = () => startTransition(async () => setOutcome(await action(null, { invitationId })));
  return (
    <>
      <Button
        look="quiet"
        disabled={!isHydrated || isPending}
        aria-label={t("revoke", { note })}
        onClick={send}
      >
        {isPending ? t("revoking") : t("revokeShort")}
      </Button>
      {outcome?.ok === false ? (
        <p className="err" role="alert">
          {errors(errorMessageKey(outcome.code), outcome.values)}
        </p>
      ) : null}
    </>
  );
}
