/** Which two versions an address asks to compare, by number; null where it asks for none. */
export type AskedPair = { from: number | null; to: number | null };
export type VersionPair = { before: number | null; after: number | null; missing: readonly number[] };

/**
 * The two versions to compare, of those kept (newest first): those asked for, else the newest and the one before it. Of the
 * oldest alone the one after it. A number that names none is told apart: comparing another in silence would be a wrong answer.
 */
export function pairOf(kept: readonly number[], { from, to }: AskedPair): VersionPair {
  const after = kept.find((version) => version === to) ?? kept[0];
  const others = kept.filter((version) => version !== after);
  const earlier = others.find((version) => after !== undefined && version < after);
  const before = kept.find((version) => version === from) ?? earlier ?? others.at(-1);
  const asked = [...new Set([from, to])].filter((version) => version !== null);
  const missing = asked.filter((version) => !kept.includes(version));
  return { before: before ?? null, after: after ?? null, missing };
}
