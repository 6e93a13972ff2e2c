import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { auditHeads } from "@/db/schema/audit";
import { instanceSettings } from "@/db/schema/users";
import type { InstanceKind } from "@/db/values";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { EXPORT_FORMAT, type ExportHeader } from "./export-format";

/** Stands in the file itself, in both languages: a copy of a demonstration must not pass for a real trail. */
const DEMO_NOTICE =
  "演示实例，数据均为虚构，不得引用。Demonstration instance: all data is fictional; do not cite.";

/**
 * Opens the export of one stream: says in that stream who took it and how far it reaches, and gives the header of the
 * file. The head stays locked until the entry is in, so the entry itself is the last event of the file.
 */
export const exportTrail = defineViewerCommand({
  name: "trail.export",
  permission: "trail:read",
  input: z.strictObject({ institutionId: z.uuid() }),
  run: async ({ input, tx, at }) => {
    const { institutionId } = input;
    const [head] = await tx
      .select()
      .from(auditHeads)
      .where(eq(auditHeads.institutionId, institutionId))
      .for("update");
    if (head === undefined) throw new AppError("record.not-found");
    const [instance] = await tx.select().from(instanceSettings);
    if (instance === undefined) throw new Error("this database has no instance mark");
    const header: ExportHeader = {
      format: EXPORT_FORMAT,
      version: 1,
      portalId: instance.portalId,
      instance: instance.kind as InstanceKind,
      notice: instance.kind === "demo" ? DEMO_NOTICE : null,
      institutionId,
      exportedAt: at.toISOString(),
      fromSeq: 1,
      toSeq: head.seq + 1,
    };
    return {
      result: header,
      audit: [
        {
          institutionId,
          jurisdictionCode: head.jurisdictionCode,
          action: "trail.exported",
          object: { kind: "trail", id: institutionId },
          detail: { fromSeq: 1, toSeq: header.toSeq },
        },
      ],
    };
  },
});
