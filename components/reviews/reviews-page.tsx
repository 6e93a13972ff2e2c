import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cols, Note } from "@/components/ui/folio";
import { NoteBox } from "@/components/ui/note-box";
import { PageHead } from "@/components/ui/page-head";
import { DecidedRequests } from "./decided-requests";
import { DisputeQueue, type QueuedDispute } from "./dispute-queue";
import type { DecisionAction } from "./request-decision";
import { RequestList } from "./request-list";
import type { RequestView } from "./request-view";
import { type QueuedRecord, ReviewQueue } from "./review-queue";
import { ReviewTabs, type ReviewView } from "./review-tabs";

type Props = {
  view: ReviewView;
  /** The queue of review cases, and how many of them are open to this person. */
  cases: { queue: ReactNode; count: number };
  records: readonly QueuedRecord[];
  pending: readonly RequestView[];
  disputes: readonly QueuedDispute[];
  decided: readonly RequestView[];
  /** The request that was decided just now: its receipt stands above the list. */
  done: RequestView | null;
  action: DecisionAction;
  at: Date;
};

/** What waits for a reviewer: cases, records to verify, membership requests, disputes, and requests already decided. */
export function ReviewsPage({ view, cases, records, pending, disputes, decided, done, action, at }: Props) {
  const t = useTranslations("reviews.page");
  const counts = {
    cases: cases.count,
    records: records.length,
    requests: pending.length,
    disputes: disputes.length,
    decided: decided.length,
  };
  const isIdle = counts.cases + counts.records + counts.requests + counts.disputes === 0;
  return (
    <>
      <PageHead title={t("title")} lead={isIdle ? t("leadNone") : t("lead", counts)} />
      <ReviewTabs current={view} counts={counts} />
      {done ? <Receipt request={done} /> : null}
      {view === "cases" ? (
        cases.queue
      ) : (
        <Cols
          notes={
            <>
              <Note title={t("how.title")}>
                <p>{t("how.text")}</p>
              </Note>
              <Note title={t("four.title")}>
                <p>{t("four.text")}</p>
              </Note>
            </>
          }
        >
          {view === "records" ? <ReviewQueue records={records} at={at} /> : null}
          {view === "requests" ? <RequestList requests={pending} action={action} at={at} /> : null}
          {view === "disputes" ? <DisputeQueue disputes={disputes} /> : null}
          {view === "decided" ? <DecidedRequests requests={decided} /> : null}
        </Cols>
      )}
    </>
  );
}

function Receipt({ request }: { request: RequestView }) {
  const t = useTranslations("reviews.request");
  const word = request.state === "approved" ? "approved" : "refused";
  return <NoteBox tone="pine" glyph="met" announce title={t(word, { name: request.userName })} />;
}
