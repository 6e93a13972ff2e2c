import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { ReportsPage } from "@/components/reports/reports-page";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { countReports, listReports, reportViews } from "@/lib/reports/queries";
import { sideOf } from "@/lib/reports/rules";
import { shownReport } from "@/lib/reports/shown";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.list"))("title") };
}

export default async function ReportsListPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("report:answer");
  const sent = await searchParams;
  const [asked, after = null] = [one(sent.view), one(sent.after)];
  const views = reportViews.filter((view) => view !== "others" || sideOf(viewer) === "reviewer");
  const view = views.find((own) => own === asked) ?? "mine";
  const [reports, counts] = await Promise.all([
    listReports(viewer, { view, after }),
    countReports(viewer, {}),
  ]);
  return (
    <ReportsPage
      view={view}
      views={views}
      reports={reports.items.map(shownReport)}
      after={after}
      next={reports.next}
      counts={counts}
      at={now()}
    />
  );
}
