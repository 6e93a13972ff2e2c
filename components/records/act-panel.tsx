"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";
import type { RecordKind } from "@/db/values";
import type { FormOutcome } from "@/lib/command/form-outcome";
import type { NextAct } from "@/lib/records/rules";
import type { Comparison } from "@/lib/records/similar";
import { ActChoices } from "./act-choices";
import { ActDone, type Done } from "./act-done";
import { ActRefusal } from "./act-refusal";
import { AnsweredWarning } from "./answered-warning";
import { type MoveAction, type MoveName, type MoveOffer, payloadFor, reasonedMoves } from "./move-offer";
import { MovingRecords } from "./moving-records";
import { ReasonField } from "./reason-field";
import { SimilarRecords } from "./similar-records";

type Props = {
  root: { kind: RecordKind; id: string };
  offers: readonly MoveOffer[];
  nextAct: NextAct;
  action: MoveAction;
  /** What the records may be the same as: handed in all the same, one says why not, and who decides then reads it. */
  comparison: Comparison;
};

type Refusal = Extract<FormOutcome, { ok: false }>;

/**
 * What the reader may do with this record now. It stays on the page after the act, so that the receipt does too; what can
 * be done next comes back from the server as new offers.
 */
export function ActPanel({ root, offers, nextAct, action, comparison }: Props) {
  const t = useTranslations("reviews.acts");
  const router = useRouter();
  const titleId = useId();
  const isHydrated = useHydrated();
  const answer = useRef<HTMLDivElement>(null);
  const [isPending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<MoveName | null>(null);
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<Done | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const only = offers.length === 1 ? offers[0] : undefined;
  const offer = only ?? offers.find(({ move }) => move === chosen);
  const shown = offer ?? offers[0];
  const { similar } = comparison;
  const isAlike = offer?.move === "submit" && similar.length > 0;
  const isJudged = offers.some(({ move }) => move === "confirm" || move === "verify");
  const needsReason = offer !== undefined && (isAlike || reasonedMoves.has(offer.move));
  const isUnsaid = isAlike && reason.trim().length < 4;
  const isBlocked = offer?.blockedBy === "same-person";
  const reasonProblem = refusal?.fields.find(({ path }) => path === "reason") ?? null;

  // The answer is read first: the button that was pressed may be gone.
  useEffect(() => {
    if (done !== null || refusal !== null) answer.current?.focus();
  }, [done, refusal]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (offer === undefined || isBlocked || isUnsaid || isPending) return;
    setDone(null);
    startTransition(async () => {
      const outcome = await action(null, payloadFor(offer, root, reason.trim(), needsReason));
      if (!outcome.ok) return setRefusal(outcome);
      setRefusal(null);
      setReason("");
      setChosen(null);
      setDone({ move: offer.move, count: offer.records.length, receipt: outcome.receipt ?? null });
    });
  };
  const reload = () => {
    setRefusal(null);
    router.refresh();
  };

  return (
    <section className="sheet pad" aria-labelledby={titleId}>
      <h2 className="h" id={titleId}>
        {t("title")}
      </h2>
      <div ref={answer} tabIndex={-1} className="mt-2 grid gap-3 outline-offset-4">
        {done ? <ActDone done={done} /> : null}
        {refusal ? <ActRefusal refusal={refusal} root={root} reload={reload} /> : null}
      </div>
      {shown === undefined ? (
        <NoAct nextAct={nextAct} />
      ) : (
        <form onSubmit={submit} noValidate>
          {/* Until scripts run a choice would be lost; so nothing can be chosen before. */}
          <fieldset disabled={!isHydrated} className="mt-2 grid gap-3">
            {only ? (
              <p className="soft text-sm">{t(`note.${only.move}`)}</p>
            ) : (
              <ActChoices offers={offers} chosen={chosen} choose={setChosen} />
            )}
            {isAlike ? <SimilarRecords similar={similar} ask={t("similar.ask")} /> : null}
            {isJudged ? <AnsweredWarning comparison={comparison} /> : null}
            {needsReason ? (
              <ReasonField
                value={reason}
                change={setReason}
                problem={reasonProblem}
                hint={t(isAlike ? "similar.reasonHint" : "reasonHint")}
              />
            ) : null}
            <MovingRecords records={shown.records} />
            {isBlocked ? <NoteBox tone="ochre">{t("blocked")}</NoteBox> : null}
            <Button
              type="submit"
              look="primary"
              className="h-auto! min-h-9 w-full py-1.5 whitespace-normal max-[720px]:min-h-11"
              data-key="submit"
              {...(only ? { "data-offer": t(`button.${only.move}`) } : {})}
              {...(offer === undefined || isBlocked || isUnsaid || isPending
                ? { "aria-disabled": true }
                : {})}
            >
              {isUnsaid ? t("similar.unsaid") : <ButtonWord move={offer?.move} isPending={isPending} />}
            </Button>
          </fieldset>
        </form>
      )}
    </section>
  );
}

function ButtonWord({ move, isPending }: { move: MoveName | undefined; isPending: boolean }) {
  const t = useTranslations("reviews.acts");
  if (isPending) return t("working");
  return move === undefined ? t("undecided") : t(`button.${move}`);
}

function NoAct({ nextAct }: { nextAct: NextAct }) {
  const t = useTranslations("reviews");
  return (
    <p className="soft mt-2 text-sm">
      {t("acts.none")}
      {nextAct === "nobody" ? null : t("acts.waitFor", { role: t(`record.role.${nextAct}`) })}
    </p>
  );
}
