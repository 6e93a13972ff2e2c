"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { errorMessageKey, fieldMessage } from "@/lib/i18n/error-message";
import { TrialAnswer } from "./trial-answer";
import { type TrialStand, useTrial } from "./use-trial";

/** The longest question, as the server takes it. */
const MOST = 4_000;

/** One question to the model, its answer as it comes. */
export function Trial({ deploymentId }: { deploymentId: string }) {
  const t = useTranslations("endpoints.trial");
  const id = useId();
  const hydrated = useHydrated();
  const { stand, ask, stop } = useTrial(deploymentId);
  const router = useRouter();
  // What the call used of the day's budget stands further down the page.
  useEffect(() => {
    if (stand.end !== null) router.refresh();
  }, [stand.end, router]);
  const isRunning = stand.phase === "running";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const prompt = new FormData(event.currentTarget).get("prompt");
    if (typeof prompt === "string" && prompt.trim() !== "") void ask(prompt);
  };
  return (
    <>
      <form onSubmit={submit} aria-label={t("title")} className="print:hidden">
        <fieldset className="contents" disabled={!hydrated}>
          <div className="field">
            <label htmlFor={id}>{t("prompt")}</label>
            <p className="hint" id={`${id}-hint`}>
              {t("promptHint")}
            </p>
            <textarea
              id={id}
              name="prompt"
              rows={3}
              className="in"
              maxLength={MOST}
              aria-describedby={`${id}-hint`}
            />
          </div>
          <p className="mt-3 flex items-center gap-3">
            {/* Two elements, by their keys: one that turned into the other under a click would ask again as it stops. */}
            {isRunning ? (
              <Button key="stop" look="danger" onClick={stop}>
                {t("stop")}
              </Button>
            ) : (
              <Button key="ask" type="submit" look="outlined">
                {t("ask")}
              </Button>
            )}
            <span className="soft text-sm" role="status">
              {isRunning ? t("running") : ""}
            </span>
          </p>
        </fieldset>
      </form>
      <Refusal stand={stand} />
      {stand.phase === "idle" || (stand.refusal !== null && stand.answer === "") ? null : (
        <TrialAnswer stand={stand} />
      )}
    </>
  );
}

function Refusal({ stand: { refusal, field } }: { stand: TrialStand }) {
  const t = useTranslations("errors");
  if (refusal === null) return null;
  const sentence = refusal === "offline" ? t("offline") : t(errorMessageKey(refusal));
  const message = field === null ? null : fieldMessage({ code: field }, "text");
  return (
    <p className="err" role="alert">
      <Glyph name="overdue" />
      <span>{message === null ? sentence : t(message.key, message.values)}</span>
    </p>
  );
}
