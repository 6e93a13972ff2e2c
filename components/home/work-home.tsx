import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RecordView } from "@/components/records/record-view";
import { ButtonLink } from "@/components/ui/button";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import type { WaitingReports } from "./report-row";
import { type WaitingRequest, type WorkItem, WorkTable } from "./work-table";

type Props = {
  mine: readonly WorkItem[];
  others: readonly WorkItem[];
  requests: readonly WaitingRequest[];
  reports: WaitingReports;
  due?: readonly RecordView[];
  /** Review cases and what is to be signed for one, which stand in sections of their own among `duties`. */
  cases: { mine: readonly unknown[]; others: readonly unknown[] };
  showsInstitution: boolean;
  /** The one thing to begin with: a deployment to register, or the queue. */
  begin: { href: string; word: "register" | "review" } | null;
  /** What classifications ask for, by due date. */
  duties?: ReactNode;
  notes: ReactNode;
  at: Date;
};

/** The home of everybody who acts on records: what is mine, what waits on others, the reach in a few lines. */
export function WorkHome({
  mine,
  others,
  requests,
  reports,
  due = [],
  cases,
  showsInstitution,
  begin,
  duties,
  notes,
  at,
}: Props) {
  const t = useTranslations("home");
  const listed = mine.length + requests.length + reports.count + due.length;
  const counts = {
    mine: listed + cases.mine.length,
    others: others.length + cases.others.length,
  };
  const isIdle = counts.mine === 0 && counts.others === 0;
  return (
    <>
      <PageHead
        title={t("title")}
        lead={isIdle ? t("leadNone") : t("lead", counts)}
        actions={
          begin ? (
            <ButtonLink look="primary" href={begin.href}>
              {t(begin.word)}
            </ButtonLink>
          ) : undefined
        }
      />
      <Cols notes={notes}>
        <Folio>
          {/* "Nothing for you to do" is not said above a case that is. */}
          {listed === 0 && counts.mine > 0 ? null : (
            <WorkTable
              whose="mine"
              items={mine}
              requests={requests}
              reports={reports}
              due={due}
              showsInstitution={showsInstitution}
              at={at}
            />
          )}
          {duties}
          <WorkTable whose="others" items={others} showsInstitution={showsInstitution} at={at} />
        </Folio>
      </Cols>
    </>
  );
}
