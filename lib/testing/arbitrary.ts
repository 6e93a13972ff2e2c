import fc from "fast-check";

type Schema = Record<string, unknown>;
const schemaOf = (value: unknown): Schema =>
  typeof value === "object" && value !== null ? (value as Schema) : {};
const numberOf = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);

const formats: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date("2015-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  email: fc.constantFrom("it@test.example", "quality.dept@test.example"),
};

function text(schema: Schema): fc.Arbitrary<string> {
  const known = formats[String(schema.format)];
  if (known !== undefined) return known;
  if (typeof schema.pattern === "string") return fc.stringMatching(new RegExp(schema.pattern));
  const minLength = numberOf(schema.minLength, 0);
  const maxLength = Math.min(numberOf(schema.maxLength, 60), minLength + 40);
  return fc.string({ minLength, maxLength, unit: fc.constantFrom(..."医院平台模型测试abc -，。") });
}

function object(schema: Schema): fc.Arbitrary<unknown> {
  const properties = Object.entries(schemaOf(schema.properties)).map(
    ([name, held]) => [name, arbitraryOf(held)] as const,
  );
  const requiredKeys = (schema.required as string[] | undefined) ?? [];
  if (properties.length === 0) {
    return fc.dictionary(fc.string({ maxLength: 8 }), arbitraryOf(schema.additionalProperties), {
      maxKeys: 3,
    });
  }
  const record = fc.record(Object.fromEntries(properties), { requiredKeys });
  return "blanks" in schemaOf(schema.properties)
    ? record.map((value) => withReasons(value, Object.keys(schemaOf(schema.properties))))
    : record;
}

/** Says of every blank of a form why it is one: the rule of our forms that a JSON Schema cannot hold. */
function withReasons(value: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const isBlank = (held: unknown) =>
    held == null ||
    (typeof held === "string" && held.trim() === "") ||
    (Array.isArray(held) && held.length === 0);
  const blank = names.filter((name) => name !== "blanks" && isBlank(value[name]));
  return { ...value, blanks: Object.fromEntries(blank.map((name) => [name, "unknown"])) };
}

/** Values that a JSON Schema of our document allows. */
export function arbitraryOf(given: unknown): fc.Arbitrary<unknown> {
  const schema = schemaOf(given);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map(arbitraryOf));
  if (Array.isArray(schema.allOf)) return arbitraryOf(Object.assign({}, ...schema.allOf));
  switch (schema.type) {
    case "object":
      return object(schema);
    case "array":
      return fc.array(arbitraryOf(schema.items), {
        minLength: numberOf(schema.minItems, 0),
        maxLength: Math.min(numberOf(schema.maxItems, 4), 4),
      });
    case "integer":
      return fc.integer({
        min: Math.max(numberOf(schema.minimum, 0), -1e6),
        max: Math.min(numberOf(schema.maximum, 1e6), 1e6),
      });
    case "number":
      return fc.double({
        min: numberOf(schema.minimum, 0.1),
        max: numberOf(schema.maximum, 1e6),
        noNaN: true,
        noDefaultInfinity: true,
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return text(schema);
  }
}

/** What nobody sends on purpose, and somebody always does. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff\ud800",
    "‮",
    "﻿",
    "' or 1=1 --",
    "{{7*7}}",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "__proto__",
    0,
    -0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    1e21,
    "1e999",
    "NaN",
    "x".repeat(5000),
    "长".repeat(20_000),
    "0000-01-01",
    "9999999-12-31",
    "13812345678",
    [],
    {},
    [[[[[[]]]]]],
    { __proto__: null, constructor: { prototype: {} } },
    Array.from({ length: 2000 }, () => "a"),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary" }),
);

/** A value with one place in it, at any depth, put to something hostile, taken away or added. */
export function spoiled(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      valid,
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      hostile,
      fc.constantFrom("put", "drop", "add"),
    )
    .map(([value, steps, bad, how]) => {
      const copy: unknown = structuredClone(value);
      let holder = copy;
      for (const [depth, step] of steps.entries()) {
        if (typeof holder !== "object" || holder === null) break;
        const keys = Object.keys(holder);
        const key = keys[step % Math.max(1, keys.length)] ?? "0";
        const inside = Reflect.get(holder, key);
        if (depth < steps.length - 1 && typeof inside === "object" && inside !== null) {
          holder = inside;
          continue;
        }
        if (how === "drop") Reflect.deleteProperty(holder, key);
        else Reflect.set(holder, how === "add" ? `${key}_` : key, bad);
        break;
      }
      return copy;
    });
}

/** Texts that are not, or not quite, the JSON of an object. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    "null",
    "[]",
    "{",
    "}",
    "{}{}",
    '{"a":1,"a":2}',
    '{"name":"甲","name":"乙"}',
    '{"a":01}',
    '{"a":NaN}',
    '{"a":1e999}',
    "[".repeat(50_000),
    `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    `{"a":"${"x".repeat(300_000)}"}`,
    '{"a":"\\ud800"}',
    '{"\\u0000":1}',
    '{"__proto__":{"a":1}}',
    "﻿{}",
    "{'a':1}",
    '{"a":1,}',
    "\u0000",
  ),
  fc.string(),
);
