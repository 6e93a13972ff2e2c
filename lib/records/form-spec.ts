import type { CodeListName } from "@/lib/reference/codes";

/** How one field is asked. `part` fields hang together: they are all filled or all blank. */
export type FieldSpec = { readonly name: string } & (
  | { readonly as: "text" | "area"; readonly max: number; readonly isMono?: boolean }
  | { readonly as: "lines" | "number" | "date" | "yesNo" }
  | { readonly as: "choice" | "choices" | "select"; readonly list: CodeListName }
  | { readonly as: "parts"; readonly parts: readonly PartSpec[] }
  /** Asked by the form's own component. */
  | { readonly as: "own" }
);

export type PartSpec = { readonly name: string } & (
  | { readonly as: "text"; readonly max: number; readonly isMono?: boolean }
  | { readonly as: "number" | "yesNo" }
  | { readonly as: "select"; readonly list: CodeListName }
);

export type SectionSpec = { readonly id: string; readonly fields: readonly FieldSpec[] };

/** One form of the register: what is asked, in which order, and what may not be left blank. */
export type FormSpec = {
  readonly kind: "institution" | "deployment" | "configuration" | "application";
  readonly sections: readonly SectionSpec[];
  readonly required: readonly string[];
};

export const fieldsOf = (spec: FormSpec): readonly FieldSpec[] =>
  spec.sections.flatMap((section) => section.fields);

/** The code lists a form offers, each once. */
export function listsOf(spec: FormSpec): CodeListName[] {
  const lists = fieldsOf(spec).flatMap((field) => {
    if ("list" in field) return [field.list];
    return field.as === "parts" ? field.parts.flatMap((part) => ("list" in part ? [part.list] : [])) : [];
  });
  return [...new Set(lists)];
}
