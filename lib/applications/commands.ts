import "server-only";
import { eq } from "drizzle-orm";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { fieldDiff } from "@/lib/audit/diff";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { allocateNumber } from "@/lib/records/allocate";
import { writeFace } from "@/lib/records/api";
import { firstProvenance } from "@/lib/records/edit";
import { keepVersion } from "@/lib/records/versions";
import { assertUseCase, lists, saveApplication } from "./save";
import { applicationEdit, applicationFields, applicationForm } from "./schema";

export const createApplication = defineViewerCommand({
  name: "application.create",
  permission: "application:edit",
  input: applicationForm,
  api: writeFace("POST", "/deployments/{deploymentId}/applications"),
  run: async ({ actor, input, tx, at }) => {
    const { deploymentId, blanks, ...values } = input;
    const [deployment] = await tx.select().from(deployments).where(eq(deployments.id, deploymentId));
    if (deployment === undefined) throw new AppError("record.not-found");
    await assertUseCase(tx, values.useCaseId);
    const place = { institutionId: deployment.institutionId, jurisdictionCode: deployment.jurisdictionCode };
    const id = newId();
    const number = await allocateNumber(tx, "application", place, id);
    await tx.insert(applications).values({
      ...place,
      ...lists(values),
      id,
      deploymentId,
      number,
      provenance: firstProvenance({ values, blanks, fields: applicationFields }, at),
      updatedBy: actor.userId,
      updatedByName: actor.name,
      updatedAt: at,
      createdAt: at,
    });
    const version = await keepVersion(
      tx,
      "application",
      { ...place, id },
      { step: "created", viewer: actor, at },
    );
    return {
      result: { id, number, revision: 1 },
      audit: [
        {
          ...place,
          action: "application.created",
          object: { kind: "application", id, version: 1 },
          diff: fieldDiff({}, values, applicationFields),
          after: version.digest,
        },
      ],
    };
  },
});

export const updateApplication = defineViewerCommand({
  name: "application.update",
  permission: "application:edit",
  input: applicationEdit,
  api: writeFace("PUT", "/applications/{id}"),
  run: ({ actor, input, tx, at }) => saveApplication(tx, input, actor, at),
});
