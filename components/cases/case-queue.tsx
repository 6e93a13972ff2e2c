import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { KeyHint } from "@/components/ui/key-hint";
import { Pager } from "@/components/ui/pager";
import { keysOf } from "@/lib/keys/table";
import { queuePath } from "@/lib/reviews/queue-address";
import type { QueueQuery } from "@/lib/reviews/schema";
import type { CaseCounts, CaseList, Workload } from "@/lib/reviews/shown";
import { daysAhead } from "./clock-note";
import { QueueFilters } from "./queue-filters";
import { QueueTable } from "./queue-table";
import { QueueViews } from "./queue-views";

type Props = {
  query: QueueQuery;
  list: CaseList;
  counts: CaseCounts;
  workload: Workload;
  isNational: boolean;
  /** The reader's own views of the queue. */
  saved: ReactNode;
};

/** The queue of cases in one view, with its filters; the address holds all of it. */
export function CaseQueue({ query, list, counts, workload, isNational, saved }: Props) {
  const t = useTranslations("cases.queue");
  return (
    <>
      <QueueViews query={query} counts={counts} />
      {saved}
      <QueueFilters query={query} isNational={isNational} />
      {list.items.length === 0 ? (
        <EmptyState title={t(`empty.${query.view}`)} />
      ) : (
        <QueueTable cases={list.items} caption={t(`view.${query.view}`)} />
      )}
      <HolidaysNote dueOn={daysAhead(list.items)} />
      <Pager
        previous={query.after === null ? null : queuePath({ ...query, after: null })}
        next={list.next === null ? null : queuePath({ ...query, after: list.next })}
        note={<WorkLine workload={workload} overdue={counts.overdue} />}
      />
      <p className="muted mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
        <span>
          <KeyHint keys={keysOf("rowDown")} /> <KeyHint keys={keysOf("rowUp")} /> {t("move")}
        </span>
        <span>
          <KeyHint keys={keysOf("goNext")} /> {t("next")}
        </span>
        <Link href="/reviews/routing">{t("routing")}</Link>
      </p>
    </>
  );
}

/** How many cases each official has in hand; one's own place among them. */
function WorkLine({ workload, overdue }: { workload: Workload; overdue: number }) {
  const t = useTranslations("cases.queue");
  const people = workload.length;
  const place = workload.findIndex(({ isMe }) => isMe);
  return (
    <>
      {place < 0
        ? t("workNone", { people })
        : t(people === 1 ? "workOnly" : "work", {
            held: workload[place]?.held ?? 0,
            place: place + 1,
            people,
          })}{" "}
      {overdue > 0 ? t("overdue", { count: overdue }) : null}
    </>
  );
}
