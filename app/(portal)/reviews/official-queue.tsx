import { CaseQueue } from "@/components/cases/case-queue";
import { one } from "@/components/records/search-value";
import { viewOf } from "@/components/reviews/review-tabs";
import { ReviewsPage } from "@/components/reviews/reviews-page";
import { SavedViews, viewProblems } from "@/components/views/saved-views";
import type { Viewer } from "@/lib/auth/actor";
import { NATION } from "@/lib/auth/jurisdiction";
import { now } from "@/lib/clock";
import { listOpenDisputes } from "@/lib/records/dispute-queries";
import { listReviewQueue } from "@/lib/records/queries";
import { countCases, listCases, readWorkload } from "@/lib/reviews/queries/queue";
import { parseQueue, queuePath } from "@/lib/reviews/queue-address";
import { listMembershipRequests } from "@/lib/users/queries";
import { listViews } from "@/lib/views/queries";
import { decideRequest } from "./actions";
import { requestOf } from "./request-of";

type Props = { viewer: Viewer; asked: Readonly<Record<string, string | string[] | undefined>> };

/** What waits for an official: cases, records, requests, disputes. */
export async function OfficialQueue({ viewer, asked }: Props) {
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
