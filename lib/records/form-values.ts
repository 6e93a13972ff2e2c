import type { NullReason } from "@/db/values";
import { type FieldSpec, type FormSpec, fieldsOf } from "./form-spec";

/** What a record's form holds: the field's own type, `null` where nothing is typed, reasons for blanks beside it. */
export type RecordFormValues = Record<string, unknown> & { blanks: Record<string, NullReason> };

type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean => {
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined;
};

/** Parts that hang together are always an object in the form, so that each has its control. */
function held(field: FieldSpec, value: unknown): unknown {
  if (field.as !== "parts") return value ?? null;
  const known = isRecord(value) ? value : {};
  return Object.fromEntries(field.parts.map(({ name }) => [name, known[name] ?? null]));
}

function isBlank(field: FieldSpec, value: unknown): boolean {
  return field.as === "parts" ? value === null || value === undefined : isEmpty(value);
}

/** What a form starts with: the record as it stands, and the reasons of the fields it leaves blank. */
export function toFormValues(
  spec: FormSpec,
  row: Loose,
  reasons: Readonly<Record<string, NullReason>>,
): RecordFormValues {
  const fields = fieldsOf(spec);
  const values = fields.map((field) => [field.name, held(field, row[field.name])] as const);
  const blanks = fields.flatMap((field) => {
    const reason = reasons[field.name];
    const isOptional = !spec.required.includes(field.name);
    return isOptional && reason !== undefined && isBlank(field, row[field.name])
      ? [[field.name, reason] as const]
      : [];
  });
  return { ...Object.fromEntries(values), blanks: Object.fromEntries(blanks) };
}

/**
 * What is sent of a form: parts of which none is filled are one blank, as the schema knows it. Values that the spec does
 * not name (ids, revision, lists of their own) pass unchanged.
 */
export function withoutEmptyParts(spec: FormSpec, payload: Loose): Record<string, unknown> {
  const parts = fieldsOf(spec).filter((field) => field.as === "parts");
  const emptied = parts.flatMap(({ name }) => {
    const value = payload[name];
    return isRecord(value) && Object.values(value).every(isEmpty) ? [[name, null] as const] : [];
  });
  return { ...payload, ...Object.fromEntries(emptied) };
}

/**
 * The form as it was left in a draft: what the form still knows, with the draft's revision, so that a record that has
 * moved on is noticed when it is saved. Ids are always the page's own.
 */
export function resumed<Values extends Record<string, unknown>>(fresh: Values, draft: Loose): Values {
  const kept = Object.keys(fresh).filter((name) => name in draft && !/^(id|deploymentId)$/.test(name));
  return { ...fresh, ...Object.fromEntries(kept.map((name) => [name, draft[name]])) };
}

type StoredDraft = { content: Loose; savedAt: Date };

/** What a form opens with: the draft where there is one, and whether the record has moved on since it was typed. */
export function openedForm<Values extends Record<string, unknown>>(
  fresh: Values,
  stored: StoredDraft | null,
) {
  if (stored === null) return { defaultValues: fresh, draft: null };
  const isBehind = "revision" in fresh && stored.content.revision !== fresh.revision;
  return {
    defaultValues: resumed(fresh, stored.content),
    draft: { savedAt: stored.savedAt.toISOString(), isBehind },
  };
}
