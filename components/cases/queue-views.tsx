import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { queuePath } from "@/lib/reviews/queue-address";
import { type QueueQuery, queueViews } from "@/lib/reviews/schema";
import type { CaseCounts } from "@/lib/reviews/shown";

type Props = { query: QueueQuery; counts: CaseCounts };

/** The views of the queue with their counts, and what is due this week as a view of its own. */
export function QueueViews({ query, counts }: Props) {
  const t = useTranslations("cases.queue");
  const known: Readonly<Record<string, number>> = counts;
  return (
    <nav aria-label={t("views")} className="mt-4 mb-4 flex flex-wrap gap-2">
      {queueViews.map((view) => (
        <View key={view} href={queuePath({ view })} isCurrent={!query.isDueThisWeek && query.view === view}>
          {t(`view.${view}`)}
          {view in known ? <span className="muted">{known[view]}</span> : null}
        </View>
      ))}
      <View href={queuePath({ view: "all", isDueThisWeek: true })} isCurrent={query.isDueThisWeek}>
        {t("view.due")}
        <span className="muted">{counts.dueThisWeek}</span>
      </View>
    </nav>
  );
}

type ViewProps = { href: string; isCurrent: boolean; children: React.ReactNode };

function View({ href, isCurrent, children }: ViewProps) {
  return (
    <Link
      href={href}
      className={clsx("chip", isCurrent ? "font-semibold" : "bg-transparent!")}
      {...(isCurrent ? { "aria-current": "page" as const } : {})}
    >
      {children}
    </Link>
  );
}
