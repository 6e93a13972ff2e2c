import type { HospitalRole, RequestKind, RequestState } from "@/db/values";

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
  createdAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
};
