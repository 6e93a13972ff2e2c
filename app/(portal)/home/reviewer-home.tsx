import { ReachNotes } from "@/components/home/home-notes";
import { WorkHome } from "@/components/home/work-home";
import type { Viewer } from "@/lib/auth/actor";
import { countRecords, listOpenRecords } from "@/lib/records/queries";
import { splitWork } from "@/lib/records/worklist";
import { listMembershipRequests } from "@/lib/users/queries";

/** The home of a reviewer: records to verify, requests to decide, and what the hospitals still owe. */
export async function ReviewerHome({ viewer, at }: { viewer: Viewer; at: Date }) {
  const [open, requests, counts] = await Promise.all([
    listOpenRecords(viewer, {}),
    listMembershipRequests(viewer, {}),
    countRecords(viewer, {}),
  ]);
  const work = splitWork(open, viewer.role);
  return (
    <WorkHome
      mine={work.mine}
      others={work.others}
      requests={requests.pending}
      showsInstitution
      begin={{ href: "/reviews", word: "review" }}
      notes={<ReachNotes counts={counts} queue={work.mine.length} />}
      at={at}
    />
  );
}
