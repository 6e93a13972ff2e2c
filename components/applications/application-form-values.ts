import type { NullReason } from "@/db/values";
import { type RecordFormValues, toFormValues } from "@/lib/records/form-values";
import { applicationSpec } from "./application-form-spec";

type Row = Readonly<Record<string, unknown>> & { id: string; revision: number };

/** An application that is registered for the first time. */
export function newApplicationValues(deploymentId: string): RecordFormValues {
  return { deploymentId, ...toFormValues(applicationSpec, {}, {}) };
}

/** What the form of a known application starts with. */
export function applicationFormValues(
  row: Row,
  reasons: Readonly<Record<string, NullReason>>,
): RecordFormValues {
  return { id: row.id, revision: row.revision, ...toFormValues(applicationSpec, row, reasons) };
}
