import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { recordReviews } from "@/db/schema/records";
import { recordKinds } from "@/db/values";
import type { JsonValue } from "@/lib/canonical";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { lockDossier } from "./dossier";
import { attestDue, mayAttest } from "./freshness";
import { isConfirmed } from "./rules";
import { fieldValues, recordTable, standingOf } from "./tables";

const attestation = z.strictObject({
  kind: z.enum(recordKinds),
  id: z.uuid(),
  /** The revision on the screen. */
  revision: z.int().positive(),
});

/**
 * The hospital's second person says that a public record is still true. Nothing of it changes but the day, here and in the
 * public copy; what has changed is edited and confirmed instead, which counts as well.
 */
export const attestRecord = defineViewerCommand({
  name: "record.attest",
  permission: "record:confirm",
  input: attestation,
  run: async ({ actor, input, tx, at }) => {
    const { kind, id, revision } = input;
    const dossier = await lockDossier(tx, { kind, id });
    const rows = [dossier.institution, dossier.deployment, ...dossier.applications];
    const row = rows.find((candidate) => candidate?.id === id);
    if (!row) throw new AppError("record.not-found");
    if (row.revision !== revision) throw new AppError("record.stale");
    const last = row.lastAttestedAt === null ? null : beijingDate(row.lastAttestedAt);
    const isOpen = last !== null && mayAttest(attestDue(last), beijingDate(at));
    if (row.state !== "published" || !isConfirmed(standingOf(row)) || !isOpen) {
      throw new AppError("record.wrong-state");
    }
    const table = recordTable(kind);
    await tx
      .update(table)
      .set({ lastAttestedAt: at })
      .where(and(eq(table.institutionId, row.institutionId), eq(table.id, id)));
    await tx.execute(sql`select attest_record(${kind}, ${row.institutionId}, ${id})`);
    const place = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
    const who = { decidedBy: actor.userId, decidedByName: actor.name, decidedByRole: actor.role };
    const about = { recordKind: kind, recordId: id, revision, decision: "attested", reason: null };
    await tx.insert(recordReviews).values({ ...place, id: newId(), ...about, ...who, decidedAt: at });
    return {
      result: { id, due: attestDue(beijingDate(at)) },
      audit: [
        {
          ...place,
          action: "record.attested",
          object: { kind, id, version: revision },
          after: canonicalDigest(fieldValues(kind, row) as JsonValue),
        },
      ],
    };
  },
});
