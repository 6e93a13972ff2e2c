import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spotCheckBodies, spotCheckSamples } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { bodyFace } from "./api";
import { type ReadBody, sampleBodySchema } from "./body";
import { idForm } from "./schema";
import { bodyPlace, unseal } from "./sealed";

/**
 * What was asked and answered in one sample. Reading it is an act: it stands in the hospital's trail, so this is a command
 * although it changes nothing.
 */
export const readSampleBody = defineViewerCommand({
  name: "spotCheck.body",
  permission: "spot-check:read",
  input: idForm,
  api: bodyFace,
  run: async ({ input, tx }) => {
    const { check, sample } = await sampleOf(tx, input.id);
    const [sealed] = await tx
      .select()
      .from(spotCheckBodies)
      .where(and(eq(spotCheckBodies.institutionId, sample.institutionId), eq(spotCheckBodies.id, sample.id)));
    if (sealed === undefined)
      throw new AppError(sample.state === "done" ? "spot-check.no-body" : "record.wrong-state");
    const body = unseal(sampleBodySchema, sealed, bodyPlace(sample.id));
    const { institutionId, jurisdictionCode, id, number } = check;
    return {
      result: { ...body, id: sample.id, retainUntil: sealed.retainUntil } satisfies ReadBody,
      audit: [
        {
          ...{ institutionId, jurisdictionCode, action: "spot-check.read" },
          object: { kind: "spot-check", id },
          detail: { number, sample: sample.id },
        },
      ],
    };
  },
});

async function sampleOf(tx: Transaction, id: string) {
  const [found] = await tx
    .select({ sample: spotCheckSamples, check: spotChecks })
    .from(spotCheckSamples)
    .innerJoin(
      spotChecks,
      and(
        eq(spotChecks.institutionId, spotCheckSamples.institutionId),
        eq(spotChecks.id, spotCheckSamples.checkId),
      ),
    )
    .where(eq(spotCheckSamples.id, id));
  if (found === undefined) throw new AppError("record.not-found");
  return found;
}

/** Begins to watch a check: its answers will be shown as they come, which is a reading of them too. */
export const watchSpotCheck = defineViewerCommand({
  name: "spotCheck.watch",
  permission: "spot-check:read",
  input: idForm,
  run: async ({ input, tx }) => {
    const [check] = await tx.select().from(spotChecks).where(eq(spotChecks.id, input.id));
    if (check === undefined) throw new AppError("record.not-found");
    const { institutionId, jurisdictionCode, id, number, lastSeq } = check;
    // From here on everything is told; a sample that is being answered is told from its beginning.
    const [running] = await tx
      .select({ first: sql<string | null>`min(${spotCheckSamples.beganSeq})` })
      .from(spotCheckSamples)
      .where(
        and(
          eq(spotCheckSamples.institutionId, institutionId),
          eq(spotCheckSamples.checkId, id),
          eq(spotCheckSamples.state, "running"),
        ),
      );
    const from =
      running?.first === null || running?.first === undefined ? lastSeq : Number(running.first) - 1;
    return {
      result: { id, institutionId, from },
      audit: [
        {
          ...{ institutionId, jurisdictionCode, action: "spot-check.watched" },
          object: { kind: "spot-check", id },
          detail: { number },
        },
      ],
    };
  },
});
