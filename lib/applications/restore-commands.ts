import "server-only";
import { defineViewerCommand } from "@/lib/command/define-command";
import { parseInput } from "@/lib/command/parse-input";
import { isUnchanged, restoredForm } from "@/lib/records/restore";
import { assertDifferent, lockWithVersion, restoreInput } from "@/lib/records/restore-gate";
import { sourcedOf } from "@/lib/records/tables";
import { saveApplication } from "./save";
import { applicationEdit, applicationFields } from "./schema";

/** Brings an earlier version of an application back as its next revision, through the gate of every edit. */
export const restoreApplication = defineViewerCommand({
  name: "application.restore",
  permission: "application:edit",
  input: restoreInput,
  run: async ({ actor, input, tx, at }) => {
    const { row, version } = await lockWithVersion(tx, "application", input);
    const current = sourcedOf("application", row);
    assertDifferent(isUnchanged(current, version, applicationFields));
    const { id, revision } = input;
    const form = restoredForm(current, version, applicationFields);
    const save = parseInput(applicationEdit, { id, revision, ...form });
    return saveApplication(tx, save, actor, at, version.revision);
  },
});
