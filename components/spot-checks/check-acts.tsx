"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { useHydrated } from "@/components/form/use-hydrated";
import { useKeptFocus } from "@/components/form/use-kept-focus";
import { Button } from "@/components/ui/button";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { pauseForm } from "@/lib/spot-checks/schema";

export type CheckOffers = { pause: boolean; resume: boolean; stop: boolean };
type Props = { id: string; offers: CheckOffers; pause: FormAction; resume: FormAction; stop: FormAction };

/** What may be done with a check now: a hospital pauses with a reason, who asked for it stops it for good. */
export function CheckActs({ id, offers, pause, resume, stop }: Props) {
  const t = useTranslations("checks.act");
  return (
    <>
      {offers.pause ? (
        <details className="print:hidden">
          <summary className="btn">{t("pause")}</summary>
          <div className="sheet mt-3 p-4">
            <ActionForm
              action={pause}
              schema={pauseForm}
              defaultValues={{ id, reason: "" }}
              label={t("pause")}
              submitLabel={t("pauseSend")}
              submitLook="outlined"
            >
              <TextArea name="reason" label={t("pauseReason")} hint={t("pauseHint")} maximum={500} />
            </ActionForm>
          </div>
        </details>
      ) : null}
      {offers.resume ? (
        <ActButton payload={{ id }} label={t("resume")} look="primary" action={resume} />
      ) : null}
      {offers.stop ? (
        <details className="print:hidden">
          <summary className="btn">{t("stop")}</summary>
          <div className="sheet mt-3 p-4">
            <p className="mb-3">{t("stopNote")}</p>
            <ActButton payload={{ id }} label={t("stopSend")} look="danger" action={stop} />
          </div>
        </details>
      ) : null}
    </>
  );
}

type ActProps = { payload: object; label: string; look: "primary" | "danger"; action: FormAction };

/** One act that needs nothing but to be wanted. The focus stays at it, or where it stood when its answer takes it away. */
export function ActButton({ payload, label, look, action }: ActProps) {
  const t = useTranslations("checks.act");
  const errors = useTranslations("errors");
  const isHydrated = useHydrated();
  const place = useRef<HTMLSpanElement>(null);
  const isAnswered = useRef(false);
  const [outcome, setOutcome] = useState<FormOutcome | null>(null);
  const [isPending, startTransition] = useTransition();
  useKeptFocus(place, isAnswered, isPending);
  const send = () => {
    if (isPending) return;
    startTransition(async () => {
      setOutcome(await action(null, payload));
      isAnswered.current = true;
    });
  };
  return (
    <span ref={place}>
      <Button look={look} disabled={!isHydrated} {...(isPending && { "aria-disabled": true })} onClick={send}>
        {isPending ? t("sending") : label}
      </Button>
      {outcome?.ok === false ? (
        <span className="err block" role="alert">
          {errors(errorMessageKey(outcome.code), outcome.values)}
        </span>
      ) : null}
    </span>
  );
}
