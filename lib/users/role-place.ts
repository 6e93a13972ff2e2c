import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { NATION } from "@/lib/auth/jurisdiction";
import { AppError } from "@/lib/errors";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { provinceOf } from "@/lib/reference/provinces";
import type { RoleProposal } from "./role-schema";

export const refusedField = (path: string, code: string) =>
  new AppError("input.invalid", { fields: [{ path, code }] });

/** What a role is held for: an institution, an authority in an area, or the whole portal. */
export type RolePlace = {
  authority: string | null;
  institutionId: string | null;
  jurisdictionCode: string | null;
};

/** The institution of any of its public records. An administrator sees no other, so a hidden one is not there. */
async function institutionOf(tx: Transaction, typed: string): Promise<RolePlace> {
  const parsed = parseRecordNumber(typed);
  if (parsed.problem !== undefined) throw refusedField("institutionNumber", "recordNumber");
  const [found] = await tx
    .select({
      institutionId: publishedRecords.institutionId,
      jurisdictionCode: publishedRecords.jurisdictionCode,
    })
    .from(publishedRecords)
    .where(eq(publishedRecords.number, formatRecordNumber(parsed.kind, parsed.serial)));
  if (found === undefined) throw refusedField("institutionNumber", "recordNumber");
  return { authority: null, ...found };
}

/** Where the proposed role is to hold; none for nobody's role. */
export async function rolePlace(tx: Transaction, proposal: RoleProposal): Promise<RolePlace> {
  if ("institutionNumber" in proposal) return institutionOf(tx, proposal.institutionNumber);
  if ("authority" in proposal) {
    const { authority, jurisdictionCode } = proposal;
    const isKnown = jurisdictionCode === NATION || provinceOf(jurisdictionCode) !== undefined;
    if (!isKnown) throw refusedField("jurisdictionCode", "choice");
    return { authority, institutionId: null, jurisdictionCode };
  }
  const jurisdictionCode = proposal.toRole === "none" ? null : NATION;
  return { authority: null, institutionId: null, jurisdictionCode };
}
