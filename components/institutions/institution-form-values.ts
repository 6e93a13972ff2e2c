import type { NullReason } from "@/db/values";
import { contactKinds } from "@/db/values";
import { type RecordFormValues, toFormValues } from "@/lib/records/form-values";
import { institutionSpec } from "./institution-form-spec";

type Contact = { kind: string; department: string | null; roleTitle: string | null; email: string | null };
type Row = Readonly<Record<string, unknown>> & { id: string; revision: number };

const order = (kind: string) => (contactKinds as readonly string[]).indexOf(kind);

/** What the institution's form starts with. Contacts stand in the order of their kinds, whatever the database says. */
export function institutionFormValues(
  row: Row,
  contacts: readonly Contact[],
  reasons: Readonly<Record<string, NullReason>>,
): RecordFormValues {
  const sorted = [...contacts].sort((a, b) => order(a.kind) - order(b.kind));
  return {
    id: row.id,
    revision: row.revision,
    ...toFormValues(institutionSpec, row, reasons),
    contacts: sorted.map(({ kind, department, roleTitle, email }) => ({
      kind,
      department: department ?? "",
      roleTitle: roleTitle ?? "",
      email: email ?? "",
    })),
  };
}
