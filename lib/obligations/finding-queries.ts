import "server-only";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { partitionFindings } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";

const device = alias(applications, "device");
const other = alias(applications, "other");

/** Findings nobody has resolved, of one deployment or of everything in reach: the pair that shares infrastructure. */
export const listFindings = defineQuery({
  name: "partition.findings",
  permission: "obligation:read",
  run: async (tx: Transaction, _viewer: Viewer, { deploymentId }: { deploymentId: string | null }) => {
    const { id, institutionId, deviceId, otherId, dueOn, resolvedAt } = partitionFindings;
    const rows = await tx
      .select({
        id,
        dueOn,
        device: { id: device.id, nameZh: device.nameZh, nameEn: device.nameEn },
        other: { id: other.id, nameZh: other.nameZh, nameEn: other.nameEn },
      })
      .from(partitionFindings)
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
      .orderBy(asc(dueOn), asc(id));
    const today = beijingDate(now());
    return rows.map((row) => ({ ...row, isLate: today > row.dueOn }));
  },
});
