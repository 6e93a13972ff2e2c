import type { ApiEndpoint } from "@/lib/command/api-face";

/** The names in a path's braces, in order. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

/** The values a path fills, or null where it is another path. Both are split at slashes; a value is never empty. */
export function valuesOf(pattern: string, path: string): Record<string, string> | null {
  const [expected, given] = [pattern.split("/"), path.split("/")];
  if (expected.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of expected.entries()) {
    const sent = given[at] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== sent : sent === "") return null;
    if (name !== undefined) values[name] = sent;
  }
  return values;
}

export type Matched = { endpoint: ApiEndpoint; values: Record<string, string> };

/** All endpoints of a path, whatever their method: none means there is no such path. */
export function endpointsAt(endpoints: readonly ApiEndpoint[], path: string): Matched[] {
  return endpoints.flatMap((endpoint) => {
    const values = valuesOf(endpoint.path, path);
    return values === null ? [] : [{ endpoint, values }];
  });
}
