import "server-only";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { institutions } from "@/db/schema/institutions";
import { partitionFindings } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";

const device = alias(applications, "device");
const other = alias(applications, "other");

/** Rows that a screen shows; the rest are counted and stand on their records. */
const SHOWN = 12;

/** Findings nobody has resolved, of one deployment or of everything in reach: the pair that shares infrastructure. */
export const listFindings = defineQuery({
  name: "partition.findings",
  permission: "obligation:read",
  run: async (tx: Transaction, _viewer: Viewer, { deploymentId }: { deploymentId: string | null }) => {
    const { id, institutionId, deviceId, otherId, dueOn, resolvedAt } = partitionFindings;
    const today = beijingDate(now());
    const rows = await tx
      .select({
        id,
        dueOn,
        device: { id: device.id, nameZh: device.nameZh, nameEn: device.nameEn },
        other: { id: other.id, nameZh: other.nameZh, nameEn: other.nameEn },
        institution: { nameZh: institutions.nameZh, nameEn: institutions.nameEn },
        count: sql<number>`(count(*) over ())::int`,
        overdue: sql<number>`(count(*) filter (where ${dueOn} < ${today}) over ())::int`,
      })
      .from(partitionFindings)
      .innerJoin(institutions, eq(institutions.institutionId, institutionId))
      .innerJoin(device, and(eq(device.institutionId, institutionId), eq(device.id, deviceId)))
      .innerJoin(other, and(eq(other.institutionId, institutionId), eq(other.id, otherId)))
      .where(
        and(
          isNull(resolvedAt),
          deploymentId === null
            ? undefined
            : or(eq(device.deploymentId, deploymentId), eq(other.deploymentId, deploymentId)),
        ),
      )
      .orderBy(asc(dueOn), asc(id))
      .limit(SHOWN);
    const items = rows.map(({ count: _, overdue: __, ...row }) => ({ ...row, isLate: today > row.dueOn }));
    return { items, count: rows[0]?.count ?? 0, overdue: rows[0]?.overdue ?? 0 };
  },
});
