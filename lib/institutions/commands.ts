import "server-only";
import { and, eq } from "drizzle-orm";
import { institutionContacts, institutions } from "@/db/schema/institutions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { writeFace } from "@/lib/records/api";
import { editEntry, editedColumns, keepEdit, lockForEdit } from "@/lib/records/edit";
import type { InstitutionRow } from "@/lib/records/tables";
import { institutionFields, institutionForm } from "./schema";

/** Saves what the hospital states about itself. The province is its jurisdiction and is changed by no form. */
export const updateInstitution = defineViewerCommand({
  name: "institution.update",
  permission: "institution:edit",
  input: institutionForm,
  api: writeFace("PUT", "/institutions/{id}"),
  run: async ({ actor, input, tx, at }) => {
    const { id, revision, blanks, claims, contacts, ...values } = input;
    const row = await lockForEdit<InstitutionRow>(tx, "institution", id, revision);
    if (values.provinceAdcode !== row.provinceAdcode) {
      throw new AppError("input.invalid", { fields: [{ path: "provinceAdcode", code: "provinceFixed" }] });
    }
    // Taking part is verified by a reviewer, never by the hospital itself.
    if (values.participation === "verified" && row.participation !== "verified") {
      throw new AppError("input.invalid", { fields: [{ path: "participation", code: "choice" }] });
    }
    const edit = { values, blanks, claims, fields: institutionFields };
    const columns = editedColumns(row, "institution", edit, actor, at);
    await tx
      .update(institutions)
      .set({
        ...values,
        // Where it belongs is not the hospital's to change; checked above, and no column it may write.
        provinceAdcode: undefined,
        aliases: values.aliases ?? [],
        ...columns,
      })
      .where(and(eq(institutions.institutionId, row.institutionId), eq(institutions.revision, revision)));
    await keepEdit(tx, "institution", row, { values, provenance: columns.provenance }, actor, at);
    await tx.delete(institutionContacts).where(eq(institutionContacts.institutionId, row.institutionId));
    if (contacts.length > 0) {
      const key = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
      await tx
        .insert(institutionContacts)
        .values(contacts.map((contact) => ({ ...key, id: newId(), ...contact, updatedAt: at })));
    }
    return {
      result: { id, number: row.number, revision: revision + 1 },
      audit: [editEntry("institution", row, values, institutionFields)],
    };
  },
});
