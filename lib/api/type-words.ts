type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const bound = (low: unknown, high: unknown): string => {
  // Outside JavaScript's whole numbers a bound says nothing about the field.
  const named = (value: unknown) =>
    typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? String(value) : "";
  const [from, to] = [named(low), named(high)];
  if (from && to) return ` ${from}–${to}`;
  if (to) return ` ≤${to}`;
  return from ? ` ≥${from}` : "";
};

function stringWords({ format, minLength, maxLength, pattern }: Schema): string {
  if (typeof format === "string") return format;
  const length = bound(minLength, maxLength);
  return length || typeof pattern !== "string" ? `string${length}` : `string ${pattern}`;
}

/** What a JSON schema asks for, in the words of the trade: `string 2–80`, `"a" | "b"`, `integer 1–500`, `uuid[]`. Total. */
export function typeWords(schema: unknown): string {
  if (!isSchema(schema)) return "any";
  const { type, enum: values, const: only, anyOf, oneOf, items } = schema;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (only !== undefined) return JSON.stringify(only);
  const either = anyOf ?? oneOf;
  if (Array.isArray(either)) return either.map(typeWords).join(" | ");
  switch (type) {
    case "string":
      return stringWords(schema);
    case "integer":
    case "number":
      return `${type}${bound(schema.minimum, schema.maximum)}`;
    case "array": {
      const item = typeWords(items);
      return item.includes(" ") ? `(${item})[]` : `${item}[]`;
    }
    default:
      return typeof type === "string" ? type : "any";
  }
}
