import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutionContacts, institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { editEntry, editedColumns, keepEdit, lockForEdit, stepOf } from "@/lib/records/edit";
import { publishedDeployments } from "@/lib/records/participation";
import type { InstitutionRow } from "@/lib/records/tables";
import { type InstitutionForm, institutionFields } from "./schema";

type Contacts = InstitutionForm["contacts"];
/** Without contacts those on record stay: they are no part of a version. */
export type InstitutionSave = Omit<InstitutionForm, "contacts"> & { contacts?: Contacts };

function assertOwn(values: Pick<InstitutionForm, "provinceAdcode" | "participation">, row: InstitutionRow) {
  if (values.provinceAdcode !== row.provinceAdcode) {
    throw new AppError("input.invalid", { fields: [{ path: "provinceAdcode", code: "provinceFixed" }] });
  }
  // Taking part is verified by a reviewer, never by the hospital itself.
  if (values.participation === "verified" && row.participation !== "verified") {
    throw new AppError("input.invalid", { fields: [{ path: "participation", code: "choice" }] });
  }
}

async function assertNothingPublished(
  tx: Transaction,
  { participation }: InstitutionSave,
  row: InstitutionRow,
) {
  if (participation !== "no_llm_declared") return;
  const count = await publishedDeployments(tx, row.institutionId);
  if (count === 0) return;
  const field = { path: "participation", code: "deploymentsPublished", values: { count } };
  throw new AppError("input.invalid", { fields: [field] });
}

async function replaceContacts(tx: Transaction, row: InstitutionRow, contacts: Contacts, at: Date) {
  await tx.delete(institutionContacts).where(eq(institutionContacts.institutionId, row.institutionId));
  if (contacts.length === 0) return;
  const key = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
  await tx
    .insert(institutionContacts)
    .values(contacts.map((contact) => ({ ...key, id: newId(), ...contact, updatedAt: at })));
}

/** Saves what the hospital states about itself as the next revision. */
export async function saveInstitution(
  tx: Transaction,
  saved: InstitutionSave,
  viewer: Viewer,
  at: Date,
  restoredFrom?: number,
) {
  const { id, revision, blanks, claims, contacts, ...values } = saved;
  const row = await lockForEdit<InstitutionRow>(tx, "institution", id, revision);
  assertOwn(values, row);
  await assertNothingPublished(tx, saved, row);
  const edit = { values, blanks, claims, restoredFrom, fields: institutionFields };
  const columns = editedColumns(row, "institution", edit, viewer, at);
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
  const after = { values, provenance: columns.provenance };
  const version = await keepEdit(tx, "institution", row, after, stepOf(viewer, at, restoredFrom));
  if (contacts !== undefined) await replaceContacts(tx, row, contacts, at);
  return {
    result: { id, number: row.number, revision: revision + 1 },
    audit: [editEntry("institution", row, values, institutionFields, version)] as const,
  };
}
