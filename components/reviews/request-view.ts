import type { HospitalRole, RequestKind, RequestState } from "@/db/values";
import type { Similar } from "@/lib/records/similar";

/** What a person states about an institution the register does not have yet. */
export type ProposalView = {
  nameZh: string;
  nameEn: string | null;
  provinceAdcode: string;
  uscc: string;
  campus: string;
  type: string;
};

/** A membership request as a reviewer reads it. */
export type RequestView = {
  id: string;
  kind: RequestKind;
  role: HospitalRole;
  state: RequestState;
  userName: string;
  userEmail: string;
  statement: string;
  claimedNumber: string | null;
  proposal: ProposalView | null;
  /** The institution it would join, if it is there and in reach. */
  joins: { id: string; number: string; nameZh: string; nameEn: string | null } | null;
  /** The proposed code and campus are held, but outside the province that the request names. */
  isElsewhere: boolean;
  /** Registered campuses of the proposed code beside the one proposed. */
  otherCampuses: number;
  /** Public institutions of the province named like the one proposed, the identical first. */
  alike: readonly Similar[];
  createdAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
};

export type Outcome = "new" | "joins" | "campus" | "elsewhere" | "claimed" | "missing";

/** What approval would do; said on the page before anybody decides. */
export function outcomeOf(
  request: Pick<RequestView, "kind" | "joins" | "isElsewhere" | "otherCampuses">,
): Outcome {
  if (request.kind === "claim") return request.joins === null ? "missing" : "claimed";
  if (request.joins !== null) return "joins";
  if (request.isElsewhere) return "elsewhere";
  return request.otherCampuses > 0 ? "campus" : "new";
}
