import type { RequestView } from "@/components/reviews/request-view";
import type { listMembershipRequests } from "@/lib/users/queries";

type Row = Awaited<ReturnType<typeof listMembershipRequests>>["pending"][number];

const states = ["pending", "approved", "refused"] as const;

/** A stored request as the reviewer's page shows it; text columns become the codes the database checks them to be. */
export function requestOf(row: Row): RequestView {
  return {
    ...row,
    kind: row.kind === "claim" ? "claim" : "new_institution",
    role: row.role === "hospital_quality" ? "hospital_quality" : "hospital_it",
    state: states.find((state) => state === row.state) ?? "pending",
  };
}
