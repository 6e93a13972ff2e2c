import { z } from "zod";
import { type NullReason, nullReasons } from "@/db/values";

type Fields = Readonly<Record<string, z.ZodType>>;
type Filled<Shape extends Fields> = { [Name in keyof Shape]: z.output<Shape[Name]> };
type Blankable<Shape extends Fields> = { [Name in keyof Shape]: z.output<Shape[Name]> | null };
export type RegulatedForm<Required extends Fields, Optional extends Fields> = Filled<Required> &
  Blankable<Optional> & { blanks: Record<string, NullReason> };

function emptyToNull(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "string" && value.trim() === "") return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}

const plainShapes = new WeakMap<z.ZodType, z.ZodObject>();

/**
 * The same fields without what JSON Schema cannot say (blank text as null, the reason a blank needs): what a document of the
 * interface shows of a form. Any other schema stands for itself.
 */
export const plainShapeOf = (schema: z.ZodType): z.ZodType => plainShapes.get(schema) ?? schema;

/** The plain fields of a form made by `regulated`. */
export function plainFormOf(form: z.ZodType): z.ZodObject {
  const plain = plainShapes.get(form);
  if (plain === undefined) throw new Error("a form that was not made by regulated()");
  return plain;
}

type Loose = Record<string, unknown> & { blanks: Record<string, NullReason> };

const eachOf = (fields: Fields, change: (schema: z.ZodType) => z.ZodType): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, change(schema)]));

/**
 * Schema of a form whose fields are either filled or blank for a stated reason. Required fields stay as they are; every
 * other field may be null, and then `blanks` must say why. Empty text and empty lists count as blank.
 */
export function regulated<Required extends Fields, Optional extends Fields>(
  required: Required,
  optional: Optional,
): z.ZodType<RegulatedForm<Required, Optional>> {
  const names = Object.keys(optional);
  const blanks = z.record(z.string(), z.enum(nullReasons)).default({});
  const filled: Fields = required;
  const schema = z
    .strictObject({
      ...filled,
      ...eachOf(optional, (field) => z.preprocess(emptyToNull, field.nullable())),
      blanks,
    })
    .superRefine(
      (form: Partial<Loose>, context) => {
        for (const name of names) {
          if (form[name] === null && form.blanks?.[name] === undefined) {
            context.addIssue({ code: "custom", path: [name], params: { code: "blankReason" } });
          }
        }
      },
      // Also where another field is refused: all that is missing is said at once, not after the first round of corrections.
      { when: ({ value }) => typeof value === "object" && value !== null },
    )
    .transform((form: Loose) => {
      const kept = Object.entries(form.blanks).filter(
        ([name]) => names.includes(name) && form[name] === null,
      );
      // The shape is built name by name, which the compiler cannot follow; the type above says what it holds.
      return { ...form, blanks: Object.fromEntries(kept) } as RegulatedForm<Required, Optional>;
    });
  const nullable = eachOf(optional, (field) => field.nullable().optional());
  plainShapes.set(schema, z.strictObject({ ...filled, ...nullable, blanks }));
  return schema;
}
