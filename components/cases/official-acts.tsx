import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { NoteBox } from "@/components/ui/note-box";
import type { ReviewEvent } from "@/db/values/reviews";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { formatDate } from "@/lib/i18n/format";
import type { Refusal } from "@/lib/reviews/rules";
import type { CasePage, Declaration } from "@/lib/reviews/shown";
import { ActSheet } from "./act-sheet";
import type { CaseActions } from "./case-actions";
import { ClaimText, LeaseActs } from "./lease-acts";
import { ConflictForm, LapseForm, LeaseForm, ReasonForm, RulingForm, TieForm } from "./step-forms";

type Props = {
  page: CasePage;
  actions: CaseActions;
  /** The form that signs the written decision as reviewer, and the one that confirms it as the second official. */
  signPropose: ReactNode;
  signConfirm: ReactNode;
  at: Date;
};

/** What an official may do with the case now: one thing at a time, and why the rest has to wait. */
export function OfficialActs(props: Props) {
  const t = useTranslations("cases.step");
  const { page, actions, at } = props;
  const { id, revision, steps } = page;
  return (
    <ActSheet title={t("title")}>
      <NextAct {...props} />
      <LateTie page={page} action={actions.declare} />
      {steps.lapse_request === null ? <LapseForm id={id} revision={revision} action={actions.lapse} /> : null}
      {steps.send_back === null ? (
        <ReasonForm id={id} revision={revision} step="send_back" action={actions.sendBack} />
      ) : null}
      {steps.escalate === null ? (
        <ReasonForm id={id} revision={revision} step="escalate" action={actions.escalate} />
      ) : null}
      <LeaseActs page={page} actions={actions} at={at} />
    </ActSheet>
  );
}

/** Declared before anything else: whoever has said nothing is asked, whoever has a conflict takes no part. */
function NextAct({ page, actions, signPropose, signConfirm }: Props) {
  const t = useTranslations("cases.step");
  const { id, revision, state, steps, holder, declaration, decisions } = page;
  const isMine = holder?.isMe ?? false;
  const [newest] = decisions;
  const isSecond = state === "proposed" && newest?.reviewer.isMe === false;
  if (steps.record_ruling === null) {
    return <RulingForm id={id} revision={revision} action={actions.ruling} />;
  }
  if (!isMine && steps.claim === null) {
    return (
      <>
        <ClaimText lapsed={page.lapsed} />
        <LeaseForm id={id} label={t("claim")} look="primary" action={actions.claim} />
      </>
    );
  }
  if (declaration === null && (isMine || isSecond)) return <ConflictForm id={id} action={actions.declare} />;
  if (declaration?.hasConflict) return <Tied id={id} declaration={declaration} action={actions.declare} />;
  if (isSecond) return steps.confirm === null ? signConfirm : <Why steps={steps} event="confirm" />;
  if (isMine && state === "in_review") {
    // What another drafted, or was drafted before the hospital answered, is not to be signed but written anew.
    const isSignable = newest?.state === "drafted" && newest.isCurrent && newest.reviewer.isMe;
    if (!isSignable) return <p className="soft text-sm">{t("write")}</p>;
    return steps.propose === null ? signPropose : <Why steps={steps} event="propose" />;
  }
  return <Waits page={page} />;
}

/** Whoever declared a tie reads what they said, and can add to it. */
function Tied({ id, declaration, action }: TiedProps) {
  const t = useTranslations("cases.conflict");
  const steps = useTranslations("cases.step");
  const { statement, at, added } = declaration;
  return (
    <>
      <NoteBox tone="ochre" title={steps("conflicted")}>
        <p>
          {t("standing", { date: formatDate(at) })} <LanguageText text={statement ?? ""} />
        </p>
        {added.map((each) => (
          <p key={each.at.toISOString()}>
            {t("added", { date: formatDate(each.at) })} <LanguageText text={each.statement} />
          </p>
        ))}
        <p className="muted mt-1 text-sm">{t("stands")}</p>
      </NoteBox>
      <TieForm key={added.length} id={id} word="add" action={action} />
    </>
  );
}
type TiedProps = { id: string; declaration: Declaration; action: CaseActions["declare"] };

/** Whoever said that there is no tie can still say that one came to light, as long as the case goes on. */
function LateTie({ page: { id, closedAt, declaration }, action }: LateProps) {
  if (closedAt !== null || declaration === null || declaration.hasConflict) return null;
  return <TieForm id={id} word="late" action={action} />;
}
type LateProps = Pick<Props, "page"> & { action: CaseActions["declare"] };

function Why({ steps, event }: { steps: CasePage["steps"]; event: ReviewEvent }) {
  const errors = useTranslations("errors");
  const refusal: Refusal | null | undefined = steps[event];
  return refusal ? <NoteBox tone="ochre">{errors(errorMessageKey(refusal))}</NoteBox> : null;
}

/** It is somebody else's turn, and whose. */
function Waits({ page: { state, steps, lapsed } }: Pick<Props, "page">) {
  const t = useTranslations("cases.step");
  return (
    <>
      <p className="soft text-sm">{t(`waits.${lapsed === null ? state : "queued"}`)}</p>
      {steps.claim === "review.wrong-state" ? null : <Why steps={steps} event="claim" />}
    </>
  );
}
