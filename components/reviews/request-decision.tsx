"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { ReasonField } from "@/components/records/reason-field";
import { Button } from "@/components/ui/button";
import { ChoiceCard } from "@/components/ui/choice-card";
import { ErrorState } from "@/components/ui/error-state";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";

const choices = ["approve", "refuse"] as const;
type Choice = (typeof choices)[number];

export type DecisionPayload = { requestId: string; decision: Choice; reason: string | null };
export type DecisionAction = FormAction<DecisionPayload>;

type Refusal = Extract<FormOutcome, { ok: false }>;
type Props = { requestId: string; action: DecisionAction };

/** Approve or refuse, with a reason. The button is the primary one only once a decision is chosen. */
export function RequestDecision({ requestId, action }: Props) {
  const t = useTranslations("reviews.request");
  const router = useRouter();
  const name = useId();
  const isHydrated = useHydrated();
  const [isPending, startTransition] = useTransition();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const problem = refusal?.fields.find(({ path }) => path === "reason") ?? null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null || isPending) return;
    const text = reason.trim();
    startTransition(async () => {
      const outcome = await action(null, { requestId, decision: choice, reason: text === "" ? null : text });
      if (!outcome.ok) return setRefusal(outcome);
      router.push(outcome.redirectTo ?? "/reviews?view=requests");
    });
  };

  return (
    <form onSubmit={submit} noValidate className="mt-4 max-w-xl">
      {/* Until scripts run a choice would be lost; so nothing can be chosen before. */}
      <fieldset disabled={!isHydrated} className="grid gap-3">
        {refusal ? <Refused refusal={refusal} /> : null}
        <fieldset>
          <legend className="lab mb-2 text-sm">{t("decision")}</legend>
          <div className="choices two">
            {choices.map((value) => (
              <ChoiceCard
                key={value}
                type="radio"
                name={name}
                value={value}
                label={t(value)}
                note={t(`${value}Note`)}
                checked={choice === value}
                onChange={() => setChoice(value)}
              />
            ))}
          </div>
        </fieldset>
        {choice === null ? null : (
          <ReasonField value={reason} change={setReason} problem={problem} hint={t("reasonHint")} />
        )}
        <p>
          <Button
            type="submit"
            look={choice === null ? "outlined" : "primary"}
            {...(choice === null || isPending ? { "aria-disabled": true } : {})}
          >
            <ButtonWord choice={choice} isPending={isPending} />
          </Button>
        </p>
      </fieldset>
    </form>
  );
}

function ButtonWord({ choice, isPending }: { choice: Choice | null; isPending: boolean }) {
  const t = useTranslations("reviews");
  if (isPending) return t("acts.working");
  return choice === null ? t("request.undecided") : t(`request.button.${choice}`);
}

function Refused({ refusal }: { refusal: Refusal }) {
  const t = useTranslations();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <ErrorState title={t("reviews.acts.refused")} reference={refusal.requestId}>
        <p>{t(`errors.${errorMessageKey(refusal.code)}`, refusal.values)}</p>
      </ErrorState>
    </div>
  );
}
