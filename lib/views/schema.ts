import { z } from "zod";
import { type ViewPage, viewPages } from "@/db/values/views";
import type { Permission } from "@/lib/auth/permissions";
import { freeText } from "@/lib/personal-data/free-text";
import { parseRegisterParameters, registerHref } from "@/lib/register/search-params";
import { parseQueue, queuePath } from "@/lib/reviews/queue-address";

/** More than a person tells apart by name, on each page. */
export const MOST_VIEWS = 30;

/** What it takes to open a page: a person's role may have changed since they kept a view of it. */
export const pageNeeds: Record<ViewPage, Permission> = { register: "view:keep", reviews: "record:verify" };

type Raw = Record<string, string>;

/** Each page's address in a state it was asked for, written as the page itself would, without the place in its list. */
const addressOf: Record<ViewPage, (raw: Raw) => string> = {
  register: (raw) => registerHref({ ...parseRegisterParameters(raw), after: null, before: null }),
  reviews: (raw) => queuePath({ ...parseQueue(raw), after: null }),
};

/** The page in a kept view. */
export const viewHref = (page: ViewPage, query: string): string =>
  addressOf[page](Object.fromEntries(new URLSearchParams(query)));

/** What is kept of a view: the query of its address; anything in it that the page does not know is dropped. */
const queryOf = (page: ViewPage, query: string): string => viewHref(page, query).split("?")[1] ?? "";

const name = freeText(60).min(1);

export const viewForm = z
  .strictObject({ page: z.enum(viewPages), name, query: z.string().max(4000) })
  .transform(({ query, ...view }) => ({ ...view, query: queryOf(view.page, query) }));
export const renameForm = z.strictObject({ id: z.uuid(), name });
export const removeForm = z.strictObject({ id: z.uuid() });
