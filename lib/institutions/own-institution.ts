import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";

/** The institution the viewer acts for; null for whoever acts for none. */
export async function ownInstitution(tx: Transaction, { institutionId }: Viewer) {
  if (institutionId === null) return null;
  const { id, number, nameZh, nameEn, jurisdictionCode } = institutions;
  const [own] = await tx
    .select({ id, number, nameZh, nameEn, institutionId: institutions.institutionId, jurisdictionCode })
    .from(institutions)
    .where(eq(institutions.institutionId, institutionId));
  return own ?? null;
}
