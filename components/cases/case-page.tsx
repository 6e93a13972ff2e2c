import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RecordBody } from "@/components/records/record-body";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import { Thread, type ThreadNode } from "@/components/ui/thread";
import { ThreeAnswers } from "@/components/ui/three-answers";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import type { CasePage } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";
import { CaseStateMark } from "./case-state";
import { CaseTimeline } from "./case-timeline";
import { ClockNote, daysAhead, pausedDays } from "./clock-note";
import { FourEyesNote } from "./four-eyes-note";
import { LeaseLine } from "./lease-line";

type Props = {
  page: CasePage;
  /** The verdict the case is about, in the reader's words. */
  verdict: ReactNode;
  /** What the reader may do now. */
  act: ReactNode;
  /** The signatures of the hospital, in the margin. */
  signatures: ReactNode;
  /** The sheet: what was signed, what was said about it, what was decided. */
  children: ReactNode;
  at: Date;
};

const openRequestDays = ({ requests }: CasePage): string[] =>
  requests.filter(({ closed }) => closed === null).map(({ dueOn }) => dueOn);

const isHigh = (tier: string | null) => tier === "T3" || tier === "T4";

/** One case: whose it is and until when, what was signed, what was asked, what was decided. */
export function CasePageView({ page, verdict, act, signatures, children, at }: Props) {
  const t = useTranslations("cases.page");
  const { number, application, tier, clock, closedAt, stretches, openedAt } = page;
  return (
    <>
      <Thread nodes={useCaseThread(page, verdict)} />
      <PageHead
        kicker={
          <Kicker>
            <code>{number}</code>
            {t("type")}
            {t("opened", { date: formatDate(openedAt) })}
            {t("round", { round: page.round })}
            <CaseStateMark state={page.state} />
          </Kicker>
        }
        title={<RecordName name={application.nameZh} nameEn={application.nameEn} />}
        actions={
          <>
            <StatusMark {...(isHigh(tier) ? { glyph: "high", tone: "rust" } : { glyph: "dot" })} tag>
              {tier ?? t("noTier")}
            </StatusMark>
            {closedAt === null ? (
              <CaseClockChip clock={clock} paused={pausedDays(stretches, at)} isFull />
            ) : null}
          </>
        }
      />
      <CaseAnswers page={page} verdict={verdict} />
      <RecordBody
        act={act}
        notes={
          <>
            <FourEyesNote holder={page.holder} decision={page.decisions[0] ?? null} />
            <ClockNote
              {...{ clock, stretches, openedAt, closedAt, at }}
              ahead={[...daysAhead([page]), ...openRequestDays(page)]}
            />
            <CaseTimeline events={page.events} />
            {signatures}
          </>
        }
      >
        {children}
      </RecordBody>
    </>
  );
}

function useCaseThread(page: CasePage, verdict: ReactNode): ThreadNode[] {
  const t = useTranslations("cases.thread");
  const words = useTranslations("cases.words");
  const { institution, application, number, outcome } = page;
  return [
    {
      kind: t("institution"),
      name: <RecordName name={institution.nameZh} nameEn={institution.nameEn} />,
      href: `/institutions/${institution.id}`,
    },
    {
      kind: t("application"),
      name: <RecordName name={application.nameZh} nameEn={application.nameEn} />,
      href: `/applications/${application.id}`,
    },
    {
      kind: t("classification"),
      name: verdict,
      href: `/applications/${application.id}/classification`,
    },
    { kind: t("review"), name: <code>{number}</code>, href: `/reviews/${page.id}`, current: true },
    {
      kind: t("decision"),
      name: outcome === null ? t("pending") : words(`outcome.${outcome}`),
      href: "#decision",
      ahead: outcome === null,
    },
  ];
}

/** Whom the case waits for, in which words, while it is open. */
const turnOf = {
  queued: "official",
  in_review: "official",
  proposed: "second",
  awaiting_hospital: "hospital",
  returned: "hospital",
  awaiting_ruling: "ruling",
  decided: "nobody",
  superseded: "nobody",
  withdrawn: "nobody",
} as const;

function CaseAnswers({ page, verdict }: Pick<Props, "page" | "verdict">) {
  const t = useTranslations("cases.page");
  const words = useTranslations("cases.words");
  const locale = useLocale();
  const { submissions, authority, level, clock, state } = page;
  const [signed] = submissions;
  const turn = turnOf[state];
  const place = t("authority", {
    authority: codeLabel("authorities", authority, locale),
    level: words(`level.${level}`),
  });
  return (
    <ThreeAnswers
      what={t.rich("what", { verdict: () => verdict })}
      where={
        signed
          ? t("where", { name: signed.signedByName, date: formatDate(signed.signedAt), round: signed.round })
          : null
      }
      who={
        <>
          {t.rich(`who.${turn}`, { place, b: (words) => <b>{words}</b> })}
          {turn === "official" || turn === "second" ? (
            <span className="block">
              <StatusMark
                glyph={clock.overdue > 0 ? "overdue" : "due"}
                tone={clock.overdue > 0 ? "zhu" : "ochre"}
              >
                {clock.dueOn === null ? t("noDue") : t("due", { due: clock.dueOn })}
              </StatusMark>
            </span>
          ) : null}
          {turn === "official" ? (
            <span className="block text-sm">
              <LeaseLine holder={page.holder} lapsed={page.lapsed} />
            </span>
          ) : null}
        </>
      }
    />
  );
}
