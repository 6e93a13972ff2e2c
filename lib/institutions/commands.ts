import "server-only";
import { defineViewerCommand } from "@/lib/command/define-command";
import { writeFace } from "@/lib/records/api";
import { saveInstitution } from "./save";
import { institutionForm } from "./schema";

/** Saves what the hospital states about itself. The province is its jurisdiction and is changed by no form. */
export const updateInstitution = defineViewerCommand({
  name: "institution.update",
  permission: "institution:edit",
  input: institutionForm,
  api: writeFace("PUT", "/institutions/{id}"),
  run: ({ actor, input, tx, at }) => saveInstitution(tx, input, actor, at),
});
