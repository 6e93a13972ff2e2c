import { eq } from "drizzle-orm";
import { classifications } from "@/db/schema/classifications";
import { obligationRecords, obligations, partitionFindings } from "@/db/schema/obligations";
import { newId } from "@/lib/ids";
import type { TestPortal } from "./portal";

/** An obligation with evidence and a finding, as if the classification had brought them about. */
export async function addDuties(portal: TestPortal, classificationId: string): Promise<void> {
  await portal.asMaintenance(async (tx) => {
    const [row] = await tx.select().from(classifications).where(eq(classifications.id, classificationId));
    if (row === undefined) throw new Error("a classification to have duties by");
    const { institutionId, jurisdictionCode, applicationId } = row;
    const place = { institutionId, jurisdictionCode };
    const [id, at, dueOn] = [newId(), new Date(), "2026-12-31"];
    const duty = { classificationId, applicationId, duty: "cn-mlps", dueOn, createdAt: at };
    await tx.insert(obligations).values({ ...place, id, ...duty });
    const by = { byId: newId(), byName: "信息员", byRole: "hospital_it", at };
    await tx
      .insert(obligationRecords)
      .values({ ...place, id: newId(), obligationId: id, act: "evidence", note: "备案证明", ...by });
    const found = { deviceId: applicationId, otherId: applicationId, foundAt: at, dueOn };
    await tx.insert(partitionFindings).values({ ...place, id: newId(), ...found });
  });
}
