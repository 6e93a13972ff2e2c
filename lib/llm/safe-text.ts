/** C0 except tab, line feed and carriage return; DEL; C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Text of a model or server in a form that a database, a log and a page can hold: control characters and halves of
 * characters become U+FFFD. Postgres refuses NUL in text and jsonb. Length in UTF-16 code units does not change; the
 * digest of the bytes as they came is kept beside it.
 */
export function safeText(text: string): string {
  return text.toWellFormed().replaceAll(control, "\uFFFD");
}

/** The same, at most `limit` code units long; for names and messages, which no honest server makes long. */
export function shortText(text: string, limit: number): string {
  return safeText(text.slice(0, limit));
}
