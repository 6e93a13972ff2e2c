/**
 * JSON Lines: first an object with `meta` (what the file is), then one object a row, last an object with `end` (how many
 * rows there must be). Rows are those lines that have a `number`.
 */
export const jsonLine = (value: object): string => `${JSON.stringify(value)}\n`;
