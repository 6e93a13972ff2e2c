import "server-only";
import { defineViewerCommand } from "@/lib/command/define-command";
import { parseInput } from "@/lib/command/parse-input";
import { isUnchanged, restoredForm } from "@/lib/records/restore";
import { assertDifferent, lockWithVersion, restoreInput } from "@/lib/records/restore-gate";
import { sourcedOf } from "@/lib/records/tables";
import { saveInstitution } from "./save";
import { institutionFields, institutionForm } from "./schema";

/** Brings an earlier version of an institution back as its next revision, through the gate of every edit. */
export const restoreInstitution = defineViewerCommand({
  name: "institution.restore",
  permission: "institution:edit",
  input: restoreInput,
  run: async ({ actor, input, tx, at }) => {
    const { row, version } = await lockWithVersion(tx, "institution", input);
    const current = sourcedOf("institution", row);
    assertDifferent(isUnchanged(current, version, institutionFields));
    const { id, revision } = input;
    const form = restoredForm(current, version, institutionFields);
    const { contacts: _contacts, ...save } = parseInput(institutionForm, { id, revision, ...form });
    return saveInstitution(tx, save, actor, at, version.revision);
  },
});
