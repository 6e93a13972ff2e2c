import { type ErrorCode, errorStatus, type FieldProblem } from "@/lib/errors";
import errors from "./messages/zh-CN/errors.json";

/** The key of an error's sentence in the `errors` area: its code, whose dots are the nesting of the catalogue. */
export function errorMessageKey(code: ErrorCode): ErrorCode {
  return code;
}

/** Is this text one of our codes? Used where a code has travelled as plain text. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === "string" && Object.hasOwn(errorStatus, text);
}

type Tree = { [key: string]: string | Tree };
type Leaves<T, Path extends string = ""> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Key}` : Leaves<T[Key], `${Path}${Key}.`>;
}[keyof T & string];

/** Every known problem of one field; the sentence is `errors.field.<code>`. */
export type FieldProblemCode = Leaves<typeof errors.field>;

function leaf(tree: Tree, code: string): boolean {
  let at: string | Tree | undefined = tree;
  for (const part of code.split(".")) at = typeof at === "object" ? at[part] : undefined;
  // The build compiles a sentence with values into a list; a branch is neither.
  return typeof at === "string" || Array.isArray(at);
}

const isKnown = (code: string): code is FieldProblemCode => leaf(errors.field, code);

export type FieldMessage = { key: `field.${FieldProblemCode}`; values: Record<string, string | number> };

/**
 * The sentence of a field's problem, as key in the `errors` area and its values. A code without a sentence falls back to
 * the general one of its family, so a reader never meets a bare code. `kind` is what the field asks for.
 */
export function fieldMessage(problem: Pick<FieldProblem, "code" | "values">, kind?: FieldKind): FieldMessage {
  const values = problem.values ?? {};
  return { key: `field.${codeOf(problem.code, values, kind)}`, values };
}

export type FieldKind = "text" | "number" | "date" | "email" | "url" | "choice";

/** What a wrong format means for each kind of field. */
const formatOf: Partial<Record<FieldKind, FieldProblemCode>> = {
  number: "notANumber",
  date: "date",
  email: "email",
  url: "url",
  choice: "choice",
};

function codeOf(
  code: string,
  values: Record<string, unknown>,
  kind: FieldKind | undefined,
): FieldProblemCode {
  if (code === "range") return rangeOf(values);
  if (code === "format") return (kind && formatOf[kind]) ?? "format";
  if (isKnown(code)) return code;
  return code.startsWith("personalData") ? "personalData.other" : "format";
}

function rangeOf(values: Record<string, unknown>): FieldProblemCode {
  if (values.minimum === undefined) return "rangeMaximum";
  return values.maximum === undefined ? "rangeMinimum" : "range";
}
