import type { FormOptions } from "@/lib/records/form-options";
import type { FieldSpec, PartSpec } from "@/lib/records/form-spec";
import type { FieldWords } from "./field-words";

type YesNoWords = { yes: string; no: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isBlank = (value: unknown) => value === null || value === undefined || value === "";

function plainWords(
  spec: FieldSpec | PartSpec,
  value: unknown,
  options: FormOptions,
  yesNo: YesNoWords,
): string {
  if (isBlank(value)) return "";
  if (typeof value === "boolean") return value ? yesNo.yes : yesNo.no;
  const list = "list" in spec ? (options[spec.list] ?? []) : [];
  const word = (code: unknown) => list.find((option) => option.value === code)?.label ?? String(code);
  return Array.isArray(value) ? value.map(word).join(" · ") : word(value);
}

/** A field's value in the reader's words, for comparing two versions of a record. */
export function valueWords(
  spec: FieldSpec,
  value: unknown,
  words: FieldWords,
  options: FormOptions,
  yesNo: YesNoWords,
): string {
  if (spec.as !== "parts") return plainWords(spec, value, options, yesNo);
  if (!isRecord(value)) return "";
  const parts = spec.parts.filter(({ name }) => !isBlank(value[name]));
  return parts
    .map(
      (part) => `${words.part(spec.name, part.name)} ${plainWords(part, value[part.name], options, yesNo)}`,
    )
    .join(" · ");
}
