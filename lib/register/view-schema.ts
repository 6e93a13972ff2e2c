import { z } from "zod";
import { freeText } from "@/lib/personal-data/free-text";
import { parseRegisterParameters, registerSearch } from "./search-params";

/** More than a person tells apart by name. */
export const MOST_VIEWS = 30;

const name = freeText(60).min(1);

/** The filter and order of an address as the register itself would write them; anything else in it is dropped. */
export function viewOf(query: string): string {
  const parameters = parseRegisterParameters(Object.fromEntries(new URLSearchParams(query)));
  return registerSearch({ ...parameters, after: null, before: null }).toString();
}

/** The page of a kept view. Commas are allowed in a query as they are, and a list is easier to read with them. */
export const viewHref = (query: string): string =>
  query === "" ? "/register" : `/register?${query.replaceAll("%2C", ",")}`;

export const viewForm = z.strictObject({ name, query: z.string().max(4000).transform(viewOf) });
export const renameForm = z.strictObject({ id: z.uuid(), name });
export const removeForm = z.strictObject({ id: z.uuid() });
