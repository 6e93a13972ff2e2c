import "server-only";
import type { SQL } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { registerRows } from "@/db/schema/reference";
import type { RegisterSort } from "./facets";
import { listOrder, partsBeyond } from "./list-order";
import type { Place } from "./place";

type Asked = { sort: RegisterSort; place: Place | null; backward: boolean };

/**
 * The next rows of the whole list from a place on, as a table under the list's own name. Of a key that a hundred thousand
 * rows share the index finds those with a further number only if they are asked for by themselves.
 */
export function nextRows(tx: Transaction, { sort, place, backward }: Asked, limit: number) {
  const inOrder = listOrder(sort, backward);
  const rows = (condition?: SQL) =>
    tx
      .select()
      .from(registerRows)
      .where(condition)
      .orderBy(...inOrder)
      .limit(limit);
  if (place === null) return rows().as("register_rows");
  const { past, tie } = partsBeyond(sort, place, backward);
  return unionAll(rows(tie), rows(past))
    .orderBy(...inOrder)
    .limit(limit)
    .as("register_rows");
}
