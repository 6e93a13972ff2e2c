import "server-only";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { publicRecordFace, registerFace } from "./api";
import { countFacets, countRows } from "./count-rows";
import { defaultSort, noFilter, type RegisterFilter, type RegisterSort } from "./facets";
import { findPlaces, recordsOf } from "./find-rows";
import { decodePlace, encodePlace } from "./place";
import { similarQuery } from "./similar";
import { withoutContent } from "./taken-down";
import { wordBits } from "./word-parts";

const PAGE_SIZE = 25;

export type RegisterQuery = {
  filter: RegisterFilter;
  sort?: RegisterSort;
  after?: string | null;
  before?: string | null;
  limit?: number | undefined;
};

/**
 * Whose plan fits one search may be a hundred times too slow for the next: each is planned for what is asked. With the memory
 * a common word's rows stay exact in the bitmap; without it each row of a page would be taken apart into its windows again.
 * Parallel workers take longer to start than a question takes.
 */
const settings = [
  "set local plan_cache_mode = force_custom_plan",
  "set local work_mem = '32MB'",
  "set local max_parallel_workers_per_gather = 0",
];
const prepare = (tx: Transaction) => Promise.all(settings.map((setting) => tx.execute(sql.raw(setting))));

async function findInRegister(tx: Transaction, _actor: Viewer | Visitor, query: RegisterQuery) {
  const { filter, sort = defaultSort, limit = PAGE_SIZE } = query;
  const [forward, back] = [decodePlace(sort, query.after), decodePlace(sort, query.before)];
  const backward = back !== null && forward === null;
  const [, words] = await Promise.all([prepare(tx), wordBits(tx, filter.q)]);
  const counted = await countRows(tx, filter, words);
  const wanted = { filter, sort, place: forward ?? back, backward, limit: limit + 1 };
  const { found, way } = await findPlaces(tx, wanted, words, counted);
  const page = found.slice(0, limit);
  if (backward) page.reverse();
  const [hasMore, first, last] = [found.length > limit, page[0], page.at(-1)];
  return {
    ...counted,
    way,
    rows: await recordsOf(
      tx,
      page.map(({ number }) => number),
    ),
    previous: first && (backward ? hasMore : forward !== null) ? encodePlace(sort, first) : null,
    next: last && (backward || hasMore) ? encodePlace(sort, last) : null,
  };
}
export type RegisterPage = Awaited<ReturnType<typeof findInRegister>>;

/** Rows of the public register in the wanted order, a keyset page at a time. */
export const searchRegister = defineQuery({
  name: "register.search",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: registerFace,
  run: findInRegister,
});

async function readPublishedRecord(
  tx: Transaction,
  _actor: Viewer | Visitor,
  { number }: { number: string },
) {
  const parsed = parseRecordNumber(number);
  if (parsed.problem !== undefined) return null;
  const [record] = await tx
    .select()
    .from(publishedRecords)
    .where(eq(publishedRecords.number, formatRecordNumber(parsed.kind, parsed.serial)));
  if (record === undefined) return null;
  if (record.state === "retired") {
    const none = { institution: null, deployment: null, deployments: [], applications: [] };
    return { record: withoutContent(record), ...none };
  }
  const related = await tx
    .select()
    .from(publishedRecords)
    .where(
      and(
        eq(publishedRecords.institutionId, record.institutionId),
        // The name of what was taken down stands nowhere any more, beside its neighbours as little as by itself.
        ne(publishedRecords.state, "retired"),
      ),
    )
    .orderBy(asc(publishedRecords.kind), asc(publishedRecords.number));
  return {
    record,
    institution: related.find((row) => row.kind === "institution") ?? null,
    deployment:
      related.find((row) => row.kind === "deployment" && row.recordId === record.deploymentId) ?? null,
    deployments: related.filter((row) => row.kind === "deployment"),
    applications: related.filter(
      (row) =>
        row.kind === "application" &&
        (record.kind === "institution" || row.deploymentId === record.deploymentId),
    ),
  };
}

/** One public record with its neighbours in the thread; null when there is none of that number. */
export const getPublishedRecord = defineQuery({
  name: "register.get",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  api: publicRecordFace,
  run: readPublishedRecord,
});
export type PublicRecordPage = NonNullable<Awaited<ReturnType<typeof readPublishedRecord>>>;
export type RegisterRow = PublicRecordPage["record"];

/** What a query without a result may have meant; asked only then, so that it slows no other search. */
export const suggestQuery = defineQuery({
  name: "register.similar",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, { q }: { q: string | null }) => {
    await prepare(tx);
    return similarQuery(tx, q);
  },
});

/** How many rows each value of each facet would show, beside the filter's other parts. */
export const countRegister = defineQuery({
  name: "register.facets",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, { filter }: { filter: RegisterFilter }) => {
    const [, counts] = await Promise.all([prepare(tx), countFacets(tx, filter)]);
    return counts;
  },
});

/** How many public records each province has, for the front page's figures. */
export const countByProvince = defineQuery({
  name: "register.provinces",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, _: Record<string, never>) => {
    const { counts } = (await countFacets(tx, noFilter)).province;
    return [...counts].flatMap(([adcode, n]) => (n > 0 ? [{ adcode, n }] : []));
  },
});
