/** One component of a configuration beside the version before it. */
export type ComponentChange = { field: string; before: unknown; after: unknown };
export type ConfigurationDiff = { changed: ComponentChange[]; unchanged: string[] };

type Components = Readonly<Record<string, unknown>>;

/** A value as text that does not depend on the order of keys; components are plain JSON. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}

/** Which of the components differ between two configurations, in the order of `fields`. Absent and null are the same. */
export function diffComponents(
  before: Components,
  after: Components,
  fields: readonly string[],
): ConfigurationDiff {
  const isSame = (field: string) => stable(before[field]) === stable(after[field]);
  return {
    changed: fields
      .filter((field) => !isSame(field))
      .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })),
    unchanged: fields.filter(isSame),
  };
}
