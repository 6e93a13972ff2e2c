import { z } from "zod";
import {
  defaultSort,
  type FacetChoices,
  facetNames,
  facetValues,
  filterOf,
  type RegisterFilter,
  type RegisterSort,
  registerSorts,
} from "./facets";
import { MOST_WORDS, wordsIn } from "./words";

/** The address is the state of the list: what is typed there is read here, and nothing else is kept. */
export type RegisterParameters = RegisterFilter & {
  readonly sort: RegisterSort;
  readonly after: string | null;
  readonly before: string | null;
};

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const optional = (schema: z.ZodType<string | null>) =>
  z.preprocess((value) => first(value) ?? null, schema.nullable().catch(null));

const MAX_QUERY = 80;
const MAX_CURSOR = 200;

/**
 * No name holds a control character, and Postgres refuses NUL even as a word to look for. Nor does one hold what is only
 * unseen, which comes along when a name is copied from a page or a PDF.
 */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();

/** At most so many characters, none of them half of one. */
const cut = (text: string) => text.slice(0, MAX_QUERY).replace(/[\ud800-\udbff]$/, "");

/** Longer than any name of the register; cut, so that a pasted paragraph still finds something. */
function searchable(sent: string): string | null {
  const text = cut(plain(sent)).trim();
  const words = wordsIn(text);
  if (words.length === 0) return null;
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS).join(" ") : text;
}

const searched = optional(z.string().transform(searchable));

/** What somebody looks for, as a page's address gives it: what is looked for and no more; null where nothing is. */
export const searchText = (sent: string | string[] | undefined): string | null => searched.parse(sent);

/** Why less is looked for than was sent: it holds signs alone, or too much; null where all of it is looked for. */
export function searchLoss(sent: string | string[] | undefined): "signs" | "long" | null {
  const text = plain(String(first(sent) ?? ""));
  const q = searchText(sent);
  if (text === (q ?? "")) return null;
  return q === null ? "signs" : "long";
}

// Whether a cursor means anything is the query's business; here only its size is bounded.
const cursor = optional(z.string().min(1).max(MAX_CURSOR));

/** The values of a facet in its own order, each once. A form sends one parameter a box, a link one list with commas. */
function choicesOf(sent: string | string[] | undefined, known: readonly string[]): string[] {
  const said = new Set([sent ?? []].flat().flatMap((text) => text.split(",")));
  return known.filter((value) => said.has(value));
}

const ownValue = (raw: Raw, name: string) => (Object.hasOwn(raw, name) ? raw[name] : undefined);

/** Reads the list's state from an address. Total: what is unknown or malformed counts as not said. */
export function parseRegisterParameters(raw: Raw): RegisterParameters {
  const chosen = facetNames.map((name) => [name, choicesOf(ownValue(raw, name), facetValues(name))]);
  const after = cursor.parse(raw.after);
  const sent = first(raw.sort);
  return {
    ...filterOf(Object.fromEntries(chosen) as FacetChoices),
    q: searchText(raw.q),
    sort: registerSorts.find((sort) => sort === sent) ?? defaultSort,
    after,
    // A page lies after one row or before another; both at once is no page, and `after` is the ordinary one.
    before: after === null ? cursor.parse(raw.before) : null,
  };
}

/** The parameters of a list's address. Leaving out a cursor goes back to the first page, as a changed filter must. */
export function registerSearch(parameters: Partial<RegisterParameters>): URLSearchParams {
  const query = new URLSearchParams();
  if (parameters.q) query.set("q", parameters.q);
  for (const name of facetNames) {
    const values = parameters[name] ?? [];
    if (values.length > 0) query.set(name, values.join(","));
  }
  if (parameters.sort !== undefined && parameters.sort !== defaultSort) query.set("sort", parameters.sort);
  if (parameters.after) query.set("after", parameters.after);
  if (parameters.before) query.set("before", parameters.before);
  return query;
}

/** The address of a list. */
export function registerHref(parameters: Partial<RegisterParameters>): string {
  // Commas are allowed in a query as they are, and a list is easier to read with them.
  const text = registerSearch(parameters).toString().replaceAll("%2C", ",");
  return text === "" ? "/register" : `/register?${text}`;
}
