/** The query of an address as a page receives it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One text parameter of an address: the first if it stands there twice, trimmed; empty is absent. */
export function one(value: string | string[] | undefined, maximum = 80): string | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, maximum);
  return text === "" ? undefined : text;
}
