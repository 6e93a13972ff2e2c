"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import type { FieldVerdict, RecordKind } from "@/db/values";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { ReasonField } from "./reason-field";

export type FieldReviewPayload = {
  kind: RecordKind;
  id: string;
  revision: number;
  field: string;
  verdict: FieldVerdict;
  note: string | null;
};
export type FieldReviewAction = (_: FormOutcome | null, payload: FieldReviewPayload) => Promise<FormOutcome>;
export type FieldReviewOffer = {
  root: { kind: RecordKind; id: string };
  revision: number;
  action: FieldReviewAction;
};

type Props = FieldReviewOffer & { field: string; label: string; verdict: FieldVerdict | null };
type Refusal = Extract<FormOutcome, { ok: false }>;

/** The reviewer's word on one claimed field: it agrees with its source, or what does not. */
export function ClaimReview({ root, revision, action, field, label, verdict }: Props) {
  const t = useTranslations("reviews.claim");
  const errors = useTranslations("errors");
  const isHydrated = useHydrated();
  const [isPending, startTransition] = useTransition();
  const [isRefusing, setRefusing] = useState(false);
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  // Not disabled while it is sent: the focus would be lost, and with it the reader's place in a long list.
  const send = (judged: FieldVerdict) => {
    if (isPending) return;
    startTransition(async () => {
      const said = judged === "refused" ? note.trim() : null;
      const outcome = await action(null, { ...root, revision, field, verdict: judged, note: said });
      setRefusal(outcome.ok ? null : outcome);
      if (outcome.ok) setRefusing(false);
    });
  };
  const noteProblem = refusal?.fields.find(({ path }) => path === "note") ?? null;

  return (
    <fieldset className="mt-2 grid gap-2" disabled={!isHydrated} aria-label={label}>
      <span className="acts">
        <Button
          look={verdict === "verified" ? "quiet" : "outlined"}
          aria-label={t("verifyOf", { label })}
          aria-pressed={verdict === "verified"}
          onClick={() => send("verified")}
        >
          {t("verify")}
        </Button>
        <Button
          look="quiet"
          aria-label={t("refuseOf", { label })}
          aria-pressed={verdict === "refused"}
          aria-expanded={isRefusing}
          onClick={() => setRefusing(!isRefusing)}
        >
          {t("refuse")}
        </Button>
      </span>
      {isRefusing ? (
        <>
          <ReasonField value={note} change={setNote} problem={noteProblem} hint={t("whyHint")} />
          <span className="acts">
            <Button look="danger" onClick={() => send("refused")}>
              {t("save")}
            </Button>
          </span>
        </>
      ) : null}
      {refusal && !noteProblem ? (
        <p className="err" role="alert">
          {errors(errorMessageKey(refusal.code), refusal.values)}
        </p>
      ) : null}
    </fieldset>
  );
}
