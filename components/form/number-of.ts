/** Typed text as a number: empty is null, full-width digits and thousands commas are read; anything else stays as typed. */
export function numberOf(typed: unknown): unknown {
  if (typeof typed !== "string") return typed;
  const text = typed
    .normalize("NFKC")
    .replace(/\u2212/g, "-")
    .trim();
  if (text === "") return null;
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : typed;
}
