import { CasesAtHome } from "@/components/cases/cases-at-home";
import { ConditionsToJudge } from "@/components/duties/conditions-to-judge";
import { FindingList } from "@/components/duties/finding-list";
import { OverdueList } from "@/components/duties/overdue-list";
import { ReachNotes } from "@/components/home/home-notes";
import { WorkHome } from "@/components/home/work-home";
import type { Viewer } from "@/lib/auth/actor";
import { listConditionsToJudge } from "@/lib/obligations/condition-queries";
import { listFindings } from "@/lib/obligations/finding-queries";
import { listOverdue } from "@/lib/obligations/overdue-queries";
import { countRecords, listOpenRecords, listReviewQueue } from "@/lib/records/queries";
import { splitWork } from "@/lib/records/worklist";
import { countReports, listReports } from "@/lib/reports/queries";
import { shownReport } from "@/lib/reports/shown";
import { listMembershipRequests } from "@/lib/users/queries";
import { casesAtHome } from "./cases-at-home";

/** Of the reports to answer those with the nearest terms; the list has them all. */
const REPORTS = 20;

/** The home of a reviewer: the same queue as the page of that name, requests to decide, and what the hospitals still owe. */
export async function ReviewerHome({ viewer, at }: { viewer: Viewer; at: Date }) {
  const [open, queue, requests, counts, reports, owed, findings, cases, overdue, conditions] =
    await Promise.all([
      listOpenRecords(viewer, {}),
      listReviewQueue(viewer, {}),
      listMembershipRequests(viewer, {}),
      countRecords(viewer, {}),
      listReports(viewer, { view: "mine", limit: REPORTS }),
      countReports(viewer, {}),
      listFindings(viewer, { deploymentId: null }),
      casesAtHome(viewer),
      listOverdue(viewer, {}),
      listConditionsToJudge(viewer, {}),
    ]);
  const { others } = splitWork(open, viewer.role);
  return (
    <WorkHome
      mine={queue}
      others={others}
      requests={requests.pending}
      reports={{ items: reports.items.map(shownReport), count: owed.mine }}
      showsInstitution
      begin={{ href: "/reviews", word: "review" }}
      cases={cases}
      duties={
        <>
          <CasesAtHome
            cases={cases.mine}
            showsInstitution
            all={{ href: "/reviews?list=free", count: cases.free }}
          />
          <ConditionsToJudge conditions={conditions} />
          <OverdueList overdue={overdue} />
          <FindingList findings={findings} showsInstitution />
        </>
      }
      notes={<ReachNotes counts={counts} queue={queue.length} />}
      at={at}
    />
  );
}
