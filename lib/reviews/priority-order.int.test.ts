import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { daysAfter } from "@/lib/calendar";
import { openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { timePriority } from "./priority";
import { priorityOn } from "./priority-order";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

type Row = {
  base: number;
  isClosed: boolean;
  halfOn: string | null;
  mostOn: string | null;
  dueOn: string | null;
};

/** The columns of a case that its place in the queue is read from, as rows under the table's name. */
const asCase = ({ base, isClosed, halfOn, mostOn, dueOn }: Row): SQL =>
  sql`(${base}::int, ${isClosed ? "2026-11-01T00:00:00Z" : null}::timestamptz, ${halfOn}::date, ${mostOn}::date, ${dueOn}::date)`;

async function orderedBy(rows: readonly Row[], today: string): Promise<number[]> {
  const found = await portal.asMaintenance((tx) =>
    tx.execute<{ priority: number }>(sql`
      select ${priorityOn(today)} as priority
      from (values ${sql.join(rows.map(asCase), sql`, `)}) review_cases (base_priority, closed_at, half_on, most_on, due_on)`),
  );
  return found.map(({ priority }) => priority);
}

/** The day itself, those around it, far ones, and one that is unknown. */
const offsets = [null, -400, -2, -1, 0, 1, 2, 400] as const;
// The last of a month, of February in a leap year and of a year: where a comparison of text or of numbers would differ.
const days = ["2026-11-27", "2026-12-31", "2027-01-01", "2028-02-29"];
const dayOf = (today: string, offset: number | null) => (offset === null ? null : daysAfter(today, offset));

it.each(days)(
  "the database orders a case on %s at and around every bound as the engine does",
  async (today) => {
    const rows = offsets.flatMap((half) =>
      offsets.flatMap((most) =>
        offsets.flatMap((due) =>
          [false, true].map((isClosed): Row => {
            const marks = {
              halfOn: dayOf(today, half),
              mostOn: dayOf(today, most),
              dueOn: dayOf(today, due),
            };
            return { base: fc.sample(fc.nat({ max: 65 }), 1)[0] ?? 0, isClosed, ...marks };
          }),
        ),
      ),
    );
    expect(rows).toHaveLength(1024);
    const expected = rows.map((row) => row.base + (row.isClosed ? 0 : timePriority(row, today)));
    expect(await orderedBy(rows, today)).toEqual(expected);
    expect(new Set(expected.map((points, at) => points - (rows[at]?.base ?? 0)))).toEqual(
      new Set([0, 8, 20, 35]),
    );
  },
);
