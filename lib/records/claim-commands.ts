import "server-only";
import { z } from "zod";
import { fieldReviews } from "@/db/schema/claims";
import { fieldVerdicts, recordKinds } from "@/db/values";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { freeText } from "@/lib/personal-data/free-text";
import { configurationInForce } from "./configuration-in-force";
import { lockDossier, membersFor } from "./dossier";
import { fieldsToReview } from "./hand-in";

const fieldReview = z
  .strictObject({
    kind: z.enum(recordKinds),
    id: z.uuid(),
    /** The revision on the reviewer's screen. */
    revision: z.int().positive(),
    field: z.string().min(1).max(80),
    verdict: z.enum(fieldVerdicts),
    note: freeText(500).nullable().default(null),
  })
  .superRefine(({ verdict, note }, context) => {
    if (verdict === "refused" && (note ?? "").trim().length < 4) {
      context.addIssue({ code: "custom", path: ["note"], params: { code: "tooShort", minimum: 4 } });
    }
  });

/** A reviewer says of one claimed field whether it agrees with its source. The record itself moves with all of them. */
export const reviewField = defineViewerCommand({
  name: "field.review",
  permission: "record:verify",
  input: fieldReview,
  run: async ({ actor, input, tx, at }) => {
    const { kind, id, revision, field, verdict, note } = input;
    const root = { kind, id };
    const dossier = await lockDossier(tx, root);
    const item = membersFor("verify", root, dossier).find(({ row }) => row.id === id);
    if (item === undefined) throw new AppError("record.wrong-state");
    const { row } = item;
    if (row.revision !== revision) throw new AppError("record.stale");
    if (row.submittedBy === actor.userId || row.confirmedBy === actor.userId) {
      throw new AppError("record.same-person");
    }
    const served = (await configurationInForce(tx, dossier.deployment))?.configuration ?? null;
    if (!fieldsToReview(item, served).includes(field)) throw new AppError("record.not-found");
    const place = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
    const person = { byId: actor.userId, byName: actor.name, byRole: actor.role };
    await tx.insert(fieldReviews).values({
      ...place,
      id: newId(),
      recordKind: kind,
      recordId: id,
      field,
      revision,
      verdict,
      note,
      ...person,
      at,
    });
    return {
      result: { field, verdict },
      audit: [
        {
          ...place,
          action: `field.${verdict}`,
          object: { kind, id, version: revision },
          detail: { field },
          ...(note === null ? {} : { reason: note }),
        },
      ],
    };
  },
});
