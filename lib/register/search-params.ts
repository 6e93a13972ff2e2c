import { z } from "zod";
import { provinceCodes } from "@/lib/reference/provinces";

/** The address is the state of the list: what is typed there is read here, and nothing else is kept. */
export type RegisterParameters = {
  q: string | null;
  province: string | null;
  after: string | null;
  before: string | null;
};

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const emptyToNull = (text: string) => (text === "" ? null : text);
const optional = (schema: z.ZodType<string | null>) =>
  z.preprocess((value) => first(value) ?? null, schema.nullable().catch(null));

const MAX_QUERY = 80;
const MAX_CURSOR = 64;

/** No name holds a control character, and Postgres refuses NUL even as a word to look for. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, "").trim();

const searched = optional(
  // Longer than any name of the register; cut, so that a pasted paragraph still finds something.
  z.string().transform((text) => emptyToNull(plain(text).slice(0, MAX_QUERY).trim())),
);

/** What somebody looks for, as a page's address gives it; null where nothing is left to look for. */
export const searchText = (sent: string | string[] | undefined): string | null => searched.parse(sent);

const schema = z.object({
  q: searched,
  province: optional(z.string().refine((code) => provinceCodes.includes(code))),
  // Whether a cursor means anything is the query's business; here only its size is bounded.
  after: optional(z.string().min(1).max(MAX_CURSOR)),
  before: optional(z.string().min(1).max(MAX_CURSOR)),
});

/** Reads the list's state from an address. Total: what is unknown, repeated or malformed counts as not said. */
export function parseRegisterParameters(raw: Raw): RegisterParameters {
  const { q, province, after, before } = schema.parse(raw);
  // A page lies after one row or before another; both at once is no page, and `after` is the ordinary one.
  return { q, province, after, before: after === null ? before : null };
}

/** The address of a list. Leaving out a cursor goes back to the first page, as a changed filter must. */
export function registerHref(parameters: Partial<RegisterParameters>): string {
  const query = new URLSearchParams();
  for (const name of ["q", "province", "after", "before"] as const) {
    const value = parameters[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "/register" : `/register?${text}`;
}
