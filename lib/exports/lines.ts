/** Rows as one buffer, each followed by its line's end: one copy of the bytes, no text in between. */
export function joinLines(rows: readonly Buffer[], lineEnd: string): Buffer {
  const end = Buffer.from(lineEnd);
  const size = rows.reduce((sum, row) => sum + row.length + end.length, 0);
  const joined = Buffer.allocUnsafe(size);
  let at = 0;
  for (const row of rows) {
    at += row.copy(joined, at);
    at += end.copy(joined, at);
  }
  return joined;
}
