import { CasesAtHome } from "@/components/cases/cases-at-home";
import { ToSignAtHome } from "@/components/cases/to-sign-at-home";
import { DutiesAtHome } from "@/components/duties/duties-at-home";
import { FindingList } from "@/components/duties/finding-list";
import { HospitalNotes } from "@/components/home/home-notes";
import { WorkHome } from "@/components/home/work-home";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { beijingDate } from "@/lib/clock";
import { getInstitution } from "@/lib/institutions/queries";
import { listFindings } from "@/lib/obligations/finding-queries";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { listDueRecords } from "@/lib/records/attest-queries";
import { countRecords, listOpenRecords } from "@/lib/records/queries";
import { splitWork } from "@/lib/records/worklist";
import { countReports, listReports } from "@/lib/reports/queries";
import { shownReport } from "@/lib/reports/shown";
import { listToSign } from "@/lib/reviews/queries/to-sign";
import { casesAtHome } from "./cases-at-home";

/** Of the reports to answer those with the nearest terms; the list has them all. */
const REPORTS = 20;

type Props = { viewer: Viewer; institutionId: string; at: Date };

/** The home inside a hospital: open records, and those from a public source that nobody has stood for yet. */
export async function HospitalHome({ viewer, institutionId, at }: Props) {
  const [open, institution, counts, reports, owed, due, duties, findings, cases, toSign] = await Promise.all([
    listOpenRecords(viewer, {}),
    getInstitution(viewer, { id: institutionId }),
    countRecords(viewer, {}),
    listReports(viewer, { view: "mine", limit: REPORTS }),
    countReports(viewer, {}),
    may(viewer.role, "record:confirm") ? listDueRecords(viewer, { today: beijingDate(at) }) : [],
    listUrgentObligations(viewer, { applicationId: null }),
    listFindings(viewer, { deploymentId: null }),
    casesAtHome(viewer),
    may(viewer.role, "review:sign") ? listToSign(viewer, {}) : [],
  ]);
  const { summary, deployments, modules, contacts } = institution;
  const work = splitWork(open, viewer.role);
  return (
    <WorkHome
      mine={work.mine}
      others={work.others}
      requests={[]}
      reports={{ items: reports.items.map(shownReport), count: owed.mine }}
      due={due}
      showsInstitution={false}
      begin={may(viewer.role, "deployment:edit") ? { href: "/deployments/new", word: "register" } : null}
      cases={{ mine: [...toSign, ...cases.mine], others: cases.others }}
      duties={
        <>
          <ToSignAtHome applications={toSign} />
          <CasesAtHome cases={[...cases.mine, ...cases.others]} showsInstitution={false} all={null} />
          <FindingList findings={findings} />
          <DutiesAtHome duties={duties} />
        </>
      }
      notes={
        <HospitalNotes
          institution={summary}
          counts={counts}
          publicDeployments={deployments.filter(({ isPublic }) => isPublic).length}
          modules={modules}
          contacts={contacts.length}
          badges={[summary.badge, ...deployments.map(({ badge }) => badge)]}
        />
      }
      at={at}
    />
  );
}
