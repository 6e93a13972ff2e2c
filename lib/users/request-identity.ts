import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import type { membershipRequests } from "@/db/schema/users";
import type { InstitutionProposal } from "@/lib/institutions/schema";
import { likeInstitutions } from "@/lib/records/like-institutions";
import type { Similar } from "@/lib/records/similar";

type Request = Pick<
  typeof membershipRequests.$inferSelect,
  "id" | "institutionId" | "jurisdictionCode" | "proposal" | "state"
>;

/** What the look-up across institutions says of a proposed credit code and campus. */
type Held = { id: string; holder: string | null; isElsewhere: boolean; otherCampuses: number };

/**
 * Who holds the code and campus each request proposes, in one statement. Read from the codes that reviewers have
 * checked: what a hospital types into its own draft would let it catch the people of another.
 */
export async function holdersOf(tx: Transaction, requests: readonly Request[]): Promise<Map<string, Held>> {
  const asked = requests.flatMap(({ id, jurisdictionCode, proposal }) => {
    if (proposal === null) return [];
    const { uscc, campus } = proposal as InstitutionProposal;
    return [{ id, uscc, campus, jurisdiction: jurisdictionCode }];
  });
  if (asked.length === 0) return new Map();
  const rows = await tx.execute<Held>(sql`
    select q.id, h.holder, h.is_elsewhere as "isElsewhere", h.other_campuses as "otherCampuses"
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as q(id uuid, uscc text, campus text, jurisdiction text),
      lateral identifier_holder(q.uscc, q.campus, q.jurisdiction) h`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Public institutions named like what each request that waits proposes: another code is no other institution yet. */
async function alikeOf(tx: Transaction, rows: readonly Request[]): Promise<Map<string, Similar[]>> {
  const waiting = rows.filter(({ proposal, state }) => proposal !== null && state === "pending");
  const alike = await likeInstitutions(
    tx,
    waiting.map(({ proposal }) => proposal as InstitutionProposal),
  );
  return new Map(waiting.map(({ id }, at) => [id, alike[at] ?? []]));
}

/** Beside each request the institution it would join, if it is there and in reach, and what its code and name say besides. */
export async function withIdentity<Row extends Request>(tx: Transaction, rows: readonly Row[]) {
  const [held, alike] = [await holdersOf(tx, rows), await alikeOf(tx, rows)];
  const targetOf = (row: Row): string | null =>
    row.proposal === null ? row.institutionId : (held.get(row.id)?.holder ?? null);
  const targets = rows.flatMap((row) => targetOf(row) ?? []);
  const { id, number, nameZh, nameEn } = institutions;
  const found =
    targets.length === 0
      ? []
      : await tx
          .select({ id, number, nameZh, nameEn })
          .from(institutions)
          .where(inArray(institutions.institutionId, targets));
  return rows.map((row) => ({
    ...row,
    proposal: row.proposal as InstitutionProposal | null,
    joins: found.find((institution) => institution.id === targetOf(row)) ?? null,
    isElsewhere: held.get(row.id)?.isElsewhere ?? false,
    otherCampuses: held.get(row.id)?.otherCampuses ?? 0,
    alike: alike.get(row.id) ?? [],
  }));
}
