import type { RoleChangeState } from "@/db/values";

/** A proposed change as the pages show it. */
export type RoleChangeView = {
  id: string;
  userId: string;
  userName: string;
  email: string;
  fromRole: string | null;
  toRole: string | null;
  authority: string | null;
  institutionId: string | null;
  jurisdictionCode: string | null;
  reason: string;
  state: RoleChangeState;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

/** Public names of the institutions that roles hold for. */
export type InstitutionNames = ReadonlyMap<string, { number: string; nameZh: string; nameEn: string | null }>;

/** What the reader may do with an open proposal: three different people ask, decide and are concerned. */
export type RoleAct = "withdraw" | "concerned" | "decide" | "read";

type Reader = { userId: string; mayDecide: boolean };

export function actOn(change: Pick<RoleChangeView, "userId" | "proposedBy">, reader: Reader): RoleAct {
  if (change.proposedBy === reader.userId) return "withdraw";
  if (!reader.mayDecide) return "read";
  return change.userId === reader.userId ? "concerned" : "decide";
}
