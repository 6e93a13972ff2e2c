import "server-only";
import type { Transaction } from "@/db/client";
import { obligationRecords, type obligations } from "@/db/schema/obligations";
import type { ObligationAct } from "@/db/values";
import type { AuditEntry } from "@/lib/audit/append";
import type { AuditAction } from "@/lib/audit/labels";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import type { Measured } from "./condition";

type Said = { act: ObligationAct; note: string; link: string | null; measured?: Measured };

const actions = {
  evidence: "obligation.evidenced",
  confirmation: "obligation.confirmed",
  rejection: "obligation.rejected",
  waiver: "obligation.waived",
} as const satisfies Record<ObligationAct, AuditAction>;

/** Puts down what was done about an obligation, and gives its entry for the trail. */
export async function keepAct(
  { tx, actor, at }: { tx: Transaction; actor: Viewer; at: Date },
  row: typeof obligations.$inferSelect,
  { act, note, link, measured }: Said,
): Promise<AuditEntry> {
  const { institutionId, jurisdictionCode, id, duty, applicationId } = row;
  const place = { institutionId, jurisdictionCode };
  const by = { byId: actor.userId, byName: actor.name, byRole: actor.role };
  const { value = null, sample = null, from: windowFrom = null, to: windowTo = null } = measured ?? {};
  const columns = { value, sample, windowFrom, windowTo };
  await tx
    .insert(obligationRecords)
    .values({ ...place, id: newId(), obligationId: id, act, note, link, ...columns, ...by, at });
  const told = measured && { value: String(measured.value), sample: String(measured.sample) };
  return {
    ...place,
    action: actions[act],
    object: { kind: "obligation", id },
    reason: note,
    detail: { duty, applicationId, ...(link === null ? {} : { link }), ...told },
  };
}
