import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CaseQueue } from "@/components/cases/case-queue";
import { one, type SearchParams } from "@/components/records/search-value";
import { viewOf } from "@/components/reviews/review-tabs";
import { ReviewsPage } from "@/components/reviews/reviews-page";
import { SavedViews, viewProblems } from "@/components/views/saved-views";
import { NATION } from "@/lib/auth/jurisdiction";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { listOpenDisputes } from "@/lib/records/dispute-queries";
import { listReviewQueue } from "@/lib/records/queries";
import { countCases, listCases, readWorkload } from "@/lib/reviews/queries/queue";
import { parseQueue, queuePath } from "@/lib/reviews/queue-address";
import { listMembershipRequests } from "@/lib/users/queries";
import { listViews } from "@/lib/views/queries";
import { decideRequest } from "./actions";
import { requestOf } from "./request-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.page"))("title") };
}

export default async function ReviewQueuePage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("record:verify");
  const asked = await searchParams;
  const query = parseQueue(asked);
  const [cases, counts, workload, records, requests, disputes, views] = await Promise.all([
    listCases(viewer, query),
    countCases(viewer, {}),
    readWorkload(viewer, {}),
    listReviewQueue(viewer, {}),
    listMembershipRequests(viewer, {}),
    listOpenDisputes(viewer, {}),
    listViews(viewer, { page: "reviews" }),
  ]);
  const decided = requests.decided.map(requestOf);
  const saved = (
    <SavedViews
      page="reviews"
      views={views}
      current={queuePath({ ...query, after: null })}
      problem={viewProblems.find((problem) => problem === one(asked.views)) ?? null}
    />
  );
  const isNational = viewer.jurisdiction?.code === NATION;
  return (
    <ReviewsPage
      view={viewOf(one(asked.view))}
      cases={{
        queue: <CaseQueue list={cases} {...{ query, counts, workload, isNational, saved }} />,
        count: counts.mine + counts.free + counts.approve,
      }}
      records={records}
      pending={requests.pending.map(requestOf)}
      disputes={disputes}
      decided={decided}
      done={decided.find(({ id }) => id === one(asked.done)) ?? null}
      action={decideRequest}
      at={now()}
    />
  );
}
