import "server-only";
import { keepVersion } from "@/lib/classification/keep-version";
import { submitFace } from "@/lib/classification/record-api";
import { classificationForm, classificationSubmission } from "@/lib/classification/record-schema";
import { defineViewerCommand } from "@/lib/command/define-command";
import { lockDossier } from "@/lib/records/dossier";
import { handIn } from "./hand-in";

/** Hands a saved version in, and brings its duties about in the same transaction. */
export const submitClassification = defineViewerCommand({
  name: "classification.submit",
  permission: "classification:edit",
  input: classificationSubmission,
  api: submitFace,
  run: ({ input, ...step }) => handIn(step, input),
});

/** Keeps a form and hands it in as one: what cannot be handed in leaves no version behind. */
export const completeClassification = defineViewerCommand({
  name: "classification.complete",
  permission: "classification:edit",
  input: classificationForm,
  run: async ({ input, ...step }) => {
    // The institution first, as everybody who publishes: handing in changes its public copy.
    await lockDossier(step.tx, { kind: "application", id: input.applicationId });
    const kept = await keepVersion(step, input);
    const { result, audit } = await handIn(step, kept.result);
    return { result, audit: [kept.audit, ...audit] };
  },
});
