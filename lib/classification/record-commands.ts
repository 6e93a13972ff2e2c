import "server-only";
import { defineViewerCommand } from "@/lib/command/define-command";
import { keepVersion } from "./keep-version";
import { saveFace } from "./record-api";
import { classificationForm } from "./record-schema";

/** Keeps a form, complete or not, as the next version of its module, with what it comes to. */
export const saveClassification = defineViewerCommand({
  name: "classification.save",
  permission: "classification:edit",
  input: classificationForm,
  api: saveFace,
  run: async ({ input, ...step }) => {
    const { result, audit } = await keepVersion(step, input);
    return { result, audit: [audit] };
  },
});
