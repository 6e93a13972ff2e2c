/** Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment). Symmetric. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwap = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const ways = [(next[at - 1] ?? 0) + 1, (last[at] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1)];
      next.push(Math.min(...ways, isSwap ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}

/** How many slips a word of this length may hold and still be the one that was meant. */
export function slipsIn(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The known words near enough to a mistyped one, the nearest first; equally near ones by letters. */
export function nearestWords(word: string, known: readonly string[]): string[] {
  const allowed = slipsIn(word);
  return [...known]
    .sort()
    .map((candidate) => ({ candidate, slips: distance(word, candidate) }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
    .sort((one, other) => one.slips - other.slips)
    .map(({ candidate }) => candidate);
}
