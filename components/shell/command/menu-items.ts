/** One line of the command menu. It leads to a page, or brings the reader to something on this one. */
export type MenuItem = {
  id: string;
  label: string;
  /** Set beside the label, in quieter ink. */
  detail?: string;
  href?: string;
  /** The key that does the same, as the table of keys writes it. */
  keys?: string;
  run?: () => void;
};

/** The line that takes what was typed to the register's own search; there is nothing better while this one is first. */
export const WHOLE_REGISTER = "menu-register";

export type MenuGroup = { key: "records" | "views" | "actions" | "pages"; items: readonly MenuItem[] };

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s　]+/)
    .filter(Boolean);

/** The lines of `items` that lead where none of `others` does: what a page and the portal both offer stands once. */
export function apartFrom(others: readonly MenuItem[], items: readonly MenuItem[]): MenuItem[] {
  return items.filter(({ href }) => href === undefined || others.every((other) => other.href !== href));
}

/** How well a line fits what was typed: its words begin so, hold it, or its address does. Nought is not at all. */
function score({ label, href = "" }: MenuItem, words: readonly string[]): number {
  const [name, address] = [label.toLowerCase(), href.toLowerCase()];
  if (!words.every((word) => name.includes(word) || address.includes(word))) return 0;
  const [first = ""] = words;
  if (name.startsWith(first)) return 3;
  return name.includes(first) ? 2 : 1;
}

/** The lines that fit, best first; of equals, and without a query, in the order they came. */
export function matching(items: readonly MenuItem[], query: string): MenuItem[] {
  const words = wordsOf(query);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({ item, points: score(item, words) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ item }) => item);
}

/** The line `step` away from this one, round the ends. */
export function neighbour(
  items: readonly MenuItem[],
  id: string | undefined,
  step: 1 | -1,
): MenuItem | undefined {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items.at(step === 1 ? 0 : -1);
  return items[(at + step + items.length) % items.length];
}
