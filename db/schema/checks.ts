import { type SQL, sql } from "drizzle-orm";
import { check } from "drizzle-orm/pg-core";
import { recordStates } from "../values";

/** `column in ('a', 'b')` from a tuple of db/values.ts; the values are our own constants, never input. */
export function oneOf(column: string, values: readonly string[]): SQL {
  const quoted = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return sql.raw(`${column} in (${quoted})`);
}

/** Every element of an array column is one of the values. */
export function allOf(column: string, values: readonly string[]): SQL {
  const quoted = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return sql.raw(`${column} <@ array[${quoted}]::text[]`);
}

/** What every record table checks: a known state, and nobody in two of the three seats. */
export const recordChecks = (table: string) => [
  check(`${table}_state`, oneOf("state", recordStates)),
  check(`${table}_origin`, sql`origin in ('public_source', 'hospital')`),
  check(`${table}_two_persons`, sql`confirmed_by is null or confirmed_by <> submitted_by`),
  check(
    `${table}_reviewer_apart`,
    sql`verified_by is null or (verified_by <> submitted_by and verified_by <> confirmed_by)`,
  ),
];
