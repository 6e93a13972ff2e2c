import { objectPath } from "@/lib/audit/labels";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { commandAnswer } from "@/lib/http/command-answer";
import { nextAfter, unclaimed } from "@/lib/records/next-work";
import { listOpenRecords, listReviewQueue } from "@/lib/records/queries";
import { casePath } from "@/lib/reviews/path";
import { findNextCase } from "@/lib/reviews/queries/queue";

/** A reviewer's queue in its order; of a hospital's records those that nobody of it has claimed. */
const workOf = async (viewer: Viewer) =>
  may(viewer.role, "record:verify")
    ? listReviewQueue(viewer, {})
    : unclaimed(viewer.institutionId === null ? [] : await listOpenRecords(viewer, {}));

/** Where the key N leads: the next case, else the next record, that is this person's turn, after the one that is open. */
export async function GET(request: Request): Promise<Response> {
  return commandAnswer(request, async () => {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const open = new URL(request.url).searchParams.get("after");
    const reviewed = may(viewer.role, "review:decide") ? await findNextCase(viewer, { open }) : null;
    if (reviewed !== null) return { path: casePath(reviewed.id) };
    const next = nextAfter(await workOf(viewer), open);
    return { path: next === null ? null : objectPath(next.kind, next.id) };
  });
}
