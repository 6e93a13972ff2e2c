import "server-only";
import { and, eq, notInArray } from "drizzle-orm";
import { reviewCases } from "@/db/schema/reviews";
import type { AuditEntry } from "@/lib/audit/append";
import { voidSignatures } from "@/lib/signatures/sign";
import { stateOf } from "./case-rows";
import { endParts } from "./decision-rows";
import { judge } from "./judge";
import { type CaseWork, moveCase } from "./move-case";

/**
 * What was signed has changed: its intended use, or how it is classified. Signatures over it are void, an open case goes
 * back to the hospital, and a decision made on it no longer stands, with all that it had set. In the transaction of the change.
 */
export async function contentChanged(
  work: CaseWork,
  application: { institutionId: string; id: string },
  fields: readonly string[],
): Promise<AuditEntry[]> {
  const { tx, at } = work;
  const [row] = await tx
    .select()
    .from(reviewCases)
    .where(
      and(
        eq(reviewCases.institutionId, application.institutionId),
        eq(reviewCases.subjectId, application.id),
        notInArray(reviewCases.state, ["superseded", "withdrawn", "returned"]),
      ),
    )
    .for("update");
  if (row === undefined) return [];
  const from = stateOf(row.state);
  const { to } = await judge(work, row, { event: "content_changed" });
  const voided = await voidSignatures(
    work,
    { institutionId: row.institutionId, caseId: row.id },
    "the signed content was changed",
  );
  if (from === "decided") await endParts(tx, row, at);
  // Whoever asked for answers keeps the case; elsewhere it is nobody's until it is signed anew.
  const held = to === "awaiting_hospital" ? {} : { holderId: null, holderName: null, leaseUntil: null };
  const told = { detail: { fields: fields.join(" ") } };
  const moved = await moveCase(work, row, { event: "content_changed", from, to }, held, told);
  return [moved.entry, ...voided];
}
