import "server-only";
import { and, asc, desc, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { registerRows } from "@/db/schema/reference";
import type { RegisterSort } from "./facets";
import type { Place } from "./place";

type Order = {
  key: typeof registerRows.publishedAt | typeof registerRows.nameKey | typeof registerRows.size;
};
const orders = {
  newest: { key: registerRows.publishedAt, falls: true, type: "timestamptz" },
  oldest: { key: registerRows.publishedAt, falls: false, type: "timestamptz" },
  name: { key: registerRows.nameKey, falls: false, type: "text" },
  size: { key: registerRows.size, falls: true, type: "double precision" },
} as const satisfies Record<RegisterSort, Order & { falls: boolean; type: string }>;

/** The order of the list; the number settles ties, so that no row stands on two pages. */
export function listOrder(sort: RegisterSort, backward: boolean): SQL[] {
  const { key, falls } = orders[sort];
  const { number } = registerRows;
  return [falls === backward ? asc(key) : desc(key), backward ? desc(number) : asc(number)];
}

/** Does one place stand before another in the list? */
export function isPast(sort: RegisterSort, one: { key: SQLWrapper; number: SQLWrapper }, other: Place): SQL {
  const { falls, type } = orders[sort];
  const [key, sent] = [sql`${one.key}::${sql.raw(type)}`, sql`${other.key}::${sql.raw(type)}`];
  const before = falls ? sql`${key} > ${sent}` : sql`${key} < ${sent}`;
  return sql`(${before} or (${key} = ${sent} and ${one.number} < ${other.number}))`;
}

/**
 * The rows after one place up to another, this included; null is the list's own end. Said in parts that an index finds: those
 * of the first key, those between, those of the last.
 */
export function between(sort: RegisterSort, after: Place | null, until: Place | null): SQL | undefined {
  const { key, falls, type } = orders[sort];
  const { number } = registerRows;
  const at = (place: Place) => sql`${place.key}::${sql.raw(type)}`;
  const beginning = after === null ? undefined : sql`${number} > ${after.number}`;
  const ending = until === null ? undefined : sql`${number} <= ${until.number}`;
  if (after !== null && after.key === until?.key) return and(sql`${key} = ${at(after)}`, beginning, ending);
  const [least, most] = falls ? [until, after] : [after, until];
  const inside = and(
    least === null ? undefined : sql`${key} > ${at(least)}`,
    most === null ? undefined : sql`${key} < ${at(most)}`,
  );
  return or(
    after === null ? undefined : and(sql`${key} = ${at(after)}`, beginning),
    inside,
    until === null ? undefined : and(sql`${key} = ${at(until)}`, ending),
  );
}

type Beyond = { atOrPast: SQL; past: SQL; tie: SQL };

/** What lies beyond a place: rows of a further key, and those of the same one with a further number. */
export function partsBeyond(sort: RegisterSort, place: Place, backward: boolean): Beyond {
  const { key, falls, type } = orders[sort];
  const { number } = registerRows;
  const sent = sql`${place.key}::${sql.raw(type)}`;
  const isRising = falls === backward;
  const further = backward ? sql`${number} < ${place.number}` : sql`${number} > ${place.number}`;
  return {
    // Follows from the other two; said so that the index begins at the place instead of reading what lies before it.
    atOrPast: isRising ? sql`${key} >= ${sent}` : sql`${key} <= ${sent}`,
    past: isRising ? sql`${key} > ${sent}` : sql`${key} < ${sent}`,
    tie: sql`${key} = ${sent} and ${further}`,
  };
}

/**
 * The rows that come after a place in the list; before it, going backward. As a case: the planner takes the two conditions for
 * independent, expects a row where thousands pass, and joins these one by one.
 */
export function beyond(sort: RegisterSort, place: Place | null, backward: boolean): SQL | undefined {
  if (place === null) return undefined;
  const { atOrPast, past, tie } = partsBeyond(sort, place, backward);
  return sql`(${atOrPast} and case when ${past} or (${tie}) then true end)`;
}
