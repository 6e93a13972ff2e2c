import { useLocale, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { type DisputeState, disputeStates, type RecordKind } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel, codeOptions } from "@/lib/reference/codes";
import { DisputeDecision, DisputeForm, DisputeWithdrawal } from "./dispute-forms";

export type DisputeView = {
  id: string;
  grounds: string;
  statement: string;
  evidence: string | null;
  state: string;
  filedByName: string;
  filedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

export type DisputeActs = { file: FormAction; withdraw: FormAction; decide: FormAction };
type Props = {
  root: { kind: RecordKind; id: string };
  /** Newest first. */
  disputes: readonly DisputeView[];
  can: { file: boolean; decide: boolean };
  acts: DisputeActs;
};

const marks = {
  open: { glyph: "due", tone: "ochre" },
  upheld: { glyph: "stop", tone: "zhu" },
  rejected: { glyph: "met", tone: "pine" },
  withdrawn: { glyph: "draft", tone: "plain" },
} as const;
const stateOf = (text: string): DisputeState => disputeStates.find((state) => state === text) ?? "open";

/** Objections to this public record: what was said, what was decided, and the form for who may do either. */
export function DisputePanel({ root, disputes, can, acts }: Props) {
  const t = useTranslations("reviews.dispute");
  const locale = useLocale();
  const open = disputes.find(({ state }) => state === "open");
  if (disputes.length === 0 && !can.file) return null;
  return (
    <section className="sheet pad" aria-labelledby="disputes">
      <h2 className="h" id="disputes">
        {t("title")}
      </h2>
      <div className="mt-2 grid gap-4">
        {disputes.map((dispute) => (
          <OneDispute key={dispute.id} dispute={dispute} />
        ))}
        {open && can.file ? <DisputeWithdrawal disputeId={open.id} action={acts.withdraw} /> : null}
        {open && can.decide ? <DisputeDecision disputeId={open.id} action={acts.decide} /> : null}
        {!open && can.file ? (
          <>
            <p className="soft text-sm">{t("why")}</p>
            <DisputeForm root={root} action={acts.file} grounds={codeOptions("disputeGrounds", locale)} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function OneDispute({ dispute }: { dispute: DisputeView }) {
  const t = useTranslations("reviews.dispute");
  const locale = useLocale();
  const state = stateOf(dispute.state);
  const { decidedByName: name, decidedAt, decisionReason: reason } = dispute;
  return (
    <article className="grid gap-1 text-sm">
      <StatusMark {...marks[state]}>{t(`state.${state}`)}</StatusMark>
      <b>{codeLabel("disputeGrounds", dispute.grounds, locale)}</b>
      <p>{dispute.statement}</p>
      {dispute.evidence ? (
        <a href={dispute.evidence} target="_blank" rel="noopener noreferrer nofollow" className="break-all">
          {dispute.evidence}
        </a>
      ) : null}
      <p className="muted">{t("filed", { name: dispute.filedByName, date: formatDate(dispute.filedAt) })}</p>
      {name && decidedAt ? (
        <p>{t("decided", { name, date: formatDate(decidedAt), reason: reason ?? "" })}</p>
      ) : null}
    </article>
  );
}
