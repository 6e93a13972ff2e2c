import type { OwnRequest } from "@/components/home/account-home";
import type { listOwnRequests } from "@/lib/users/queries";

type Row = Awaited<ReturnType<typeof listOwnRequests>>[number];

const states = ["pending", "approved", "refused"] as const;

/** An account's request as its home shows it. */
export function ownRequest(row: Row): OwnRequest {
  const name = row.proposal?.nameZh;
  return {
    id: row.id,
    state: states.find((state) => state === row.state) ?? "pending",
    claimedNumber: row.claimedNumber,
    proposedName: typeof name === "string" ? name : null,
    createdAt: row.createdAt,
    decisionReason: row.decisionReason,
  };
}
