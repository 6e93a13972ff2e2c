import { and, eq, isNotNull, ne } from "drizzle-orm";
import { classifications } from "@/db/schema/classifications";
import { obligationRecords, obligations, partitionFindings } from "@/db/schema/obligations";
import { newId } from "@/lib/ids";
import type { TestPortal } from "./portal";

/** Evidence of an obligation, the others long overdue, and a finding, as if they had come about. */
export async function addDuties(
  portal: TestPortal,
  { classificationId, obligationId }: { classificationId: string; obligationId: string },
): Promise<void> {
  await portal.asMaintenance(async (tx) => {
    const [row] = await tx.select().from(classifications).where(eq(classifications.id, classificationId));
    if (row === undefined) throw new Error("a classification to have duties by");
    const { institutionId, jurisdictionCode, applicationId } = row;
    const place = { institutionId, jurisdictionCode };
    const [at, dueOn] = [new Date(), "2026-12-31"];
    const by = { byId: newId(), byName: "信息员", byRole: "hospital_it", at };
    await tx
      .insert(obligationRecords)
      .values({ ...place, id: newId(), obligationId, act: "evidence", note: "备案证明", ...by });
    await tx
      .update(obligations)
      .set({ dueOn: "2026-01-05" })
      .where(
        and(
          eq(obligations.applicationId, applicationId),
          ne(obligations.id, obligationId),
          isNotNull(obligations.dueOn),
        ),
      );
    const found = { deviceId: applicationId, otherId: applicationId, foundAt: at, dueOn };
    await tx.insert(partitionFindings).values({ ...place, id: newId(), ...found });
  });
}
