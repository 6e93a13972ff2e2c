import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import type { ProvinceStandings } from "./standings";

/**
 * The institutions of the public register by division and standing. A public deployment counts as use whatever the
 * institution declares; verified means that a reviewer verified the institution's own record. An institution that is in no
 * register is in no count: nothing is known of it.
 */
export const countParticipation = defineQuery({
  name: "statistics.participation",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, _: Record<string, never>) =>
    tx.execute<ProvinceStandings>(sql`
      select province_adcode as adcode,
        (count(*) filter (where uses and checked))::int as uses_verified,
        (count(*) filter (where uses and not checked))::int as uses_unverified,
        (count(*) filter (where not uses and declared = 'no_llm_declared' and checked))::int as none_verified,
        (count(*) filter (where not uses and declared = 'no_llm_declared' and not checked))::int as none_unverified,
        (count(*) filter (where not uses and declared is distinct from 'no_llm_declared'))::int as silent
      from (
        select i.province_adcode, i.document->'fields'->'participation'->>'value' as declared,
          badge_rank(i.badge) >= badge_rank('reviewer_verified') as checked,
          exists (select from published_records d where d.institution_id = i.institution_id and d.kind = 'deployment' and d.state <> 'retired') as uses
        from published_records i where i.kind = 'institution' and i.state <> 'retired'
      ) standing
      group by province_adcode order by province_adcode`),
});
