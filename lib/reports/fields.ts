import type { RecordKind } from "@/db/values";
import type { FieldKind } from "@/lib/register/labels";
import { recordSections } from "@/lib/register/sections";

export type ReportableField = { field: string; kind: FieldKind };

/** The fields a public record shows, in the order of its page: what a report may be about. */
export function reportableFields(
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): ReportableField[] {
  return recordSections[kind].flatMap((section) =>
    section.fields.flatMap((field) => (field in fields ? [{ field, kind: section.kind }] : [])),
  );
}

/** Of which kind of statement a field of a record is: a deployment's page shows its configuration too. */
export function kindOfField(record: RecordKind, field: string): FieldKind {
  return recordSections[record].find(({ fields }) => fields.includes(field))?.kind ?? record;
}
