import { z } from "zod";
import { type NullReason, nullReasons } from "@/db/values";

type Filled<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.output<Shape[Name]> };
type Blankable<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.output<Shape[Name]> | null };
export type RegulatedForm<Required extends z.ZodRawShape, Optional extends z.ZodRawShape> = Filled<Required> &
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

type Loose = Record<string, unknown> & { blanks?: Record<string, NullReason> };

/**
 * Schema of a form whose fields are either filled or blank for a stated reason. Required fields stay as they are; every
 * other field may be null, and then `blanks` must say why. Empty text and empty lists count as blank.
 */
export function regulated<Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
): z.ZodType<RegulatedForm<Required, Optional>> {
  const names = Object.keys(optional);
  const blankable = Object.entries(optional).map(
    ([name, schema]) => [name, z.preprocess(emptyToNull, (schema as z.ZodType).nullable())] as const,
  );
  const shape = {
    ...required,
    ...Object.fromEntries(blankable),
    blanks: z.record(z.string(), z.enum(nullReasons)).default({}),
  };
  const schema = z
    .strictObject(shape)
    .superRefine(
      (form, context) => {
        const loose = form as Loose;
        for (const name of names) {
          if (loose[name] === null && loose.blanks?.[name] === undefined) {
            context.addIssue({ code: "custom", path: [name], params: { code: "blankReason" } });
          }
        }
      },
      // Also where another field is refused: all that is missing is said at once, not after the first round of corrections.
      { when: ({ value }) => typeof value === "object" && value !== null },
    )
    .transform((form) => {
      const loose = form as Loose;
      const kept = Object.entries(loose.blanks ?? {}).filter(
        ([name]) => names.includes(name) && loose[name] === null,
      );
      return { ...loose, blanks: Object.fromEntries(kept) };
    });
  const nullable = Object.entries(optional).map(
    ([name, field]) => [name, (field as z.ZodType).nullable().optional()] as const,
  );
  const plain = z.strictObject({ ...required, ...Object.fromEntries(nullable), blanks: shape.blanks });
  plainShapes.set(schema, plain as unknown as z.ZodObject);
  // The shape is built name by name, which the compiler cannot follow; the type above says what it holds.
  return schema as unknown as z.ZodType<RegulatedForm<Required, Optional>>;
}
