import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { type Scope, scopeStatements } from "./scope";

/** One moment of the database, read to its end however long the reader takes; what changes underneath never shows. */
export type Snapshot = {
  /** The values of the first row of a small question, as text. */
  first: (question: SQL) => Promise<string[]>;
  /** The rows of a query of one text column as bytes, a batch at a time; some are fetched ahead while one is used. */
  lines: (query: SQL) => AsyncGenerator<readonly Buffer[], void, undefined>;
  /** Gives everything back, in the middle of an answer too. */
  end: () => Promise<void>;
};

/** Rows a batch, some hundred kilobytes, and batches fetched ahead: together the whole memory of a reading. */
const BATCH = 2000;
const AHEAD = 4;
/** For a small question. */
const STATEMENT_MS = 60_000;
/** For a reading, from its sorting to its last row. The caller gives up earlier; this is for a process that hangs. */
const READING_MS = 16 * 60_000;
/** For a transaction that is asked nothing. */
const IDLE_MS = 180_000;
/**
 * At the planner's own price of a page, that of a turning disk, a million wide rows would be sorted instead of read in the
 * order of their index. What is fetched in batches is never fetched by parallel workers, so no plan may count on them.
 */
const PLANNING = { random_page_cost: 1.1, max_parallel_workers_per_gather: 0 };

const dialect = new PgDialect();

/**
 * Opens a connection of its own for one reading (REPEATABLE READ, read only) and closes it at the end: a pool would have
 * to be sure that a connection left in the middle of an answer is clean again. A portal read in batches and not COPY, which
 * cannot be stopped inside a transaction and keeps its connection when the reader leaves; and not FETCH, for which the
 * server stores every row once more.
 */
export async function openSnapshot(url: string, scope: Scope): Promise<Snapshot> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: "portal-export",
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_MS,
      ...PLANNING,
    },
  });
  const running = new Set<{ cancel: () => void }>();
  const start = (text: string, parameters: unknown[] = []) => {
    // What drizzle compiled is encoded for the driver already; its type is wider than the driver's.
    const query = client.unsafe(text, parameters as string[]).raw();
    running.add(query);
    return query;
  };
  const ask = (text: string, parameters?: unknown[]): Promise<Buffer[][]> => {
    const query = start(text, parameters);
    return query.finally(() => running.delete(query));
  };
  async function end() {
    // The driver types this as void; it is a promise, and a server that has gone has nothing to be told.
    for (const query of running) Promise.resolve(query.cancel()).catch(() => {});
    await client.end({ timeout: 0 });
  }
  /** Batches as the server sends them; it is asked for the next one while fewer than AHEAD of them wait. */
  function batchesOf(query: SQL): ReadableStream<readonly Buffer[]> {
    const { sql, params } = dialect.sqlToQuery(query);
    let goOn = () => {};
    return new ReadableStream(
      {
        start(ahead) {
          const read = start(sql, params).cursor(BATCH, (rows) => {
            ahead.enqueue(rows.flat());
            const isFull = (ahead.desiredSize ?? 0) <= 0;
            return isFull
              ? new Promise<void>((resolve) => {
                  goOn = resolve;
                })
              : undefined;
          });
          read.then(
            () => ahead.close(),
            (error) => ahead.error(error),
          );
        },
        pull: () => goOn(),
      },
      { highWaterMark: AHEAD },
    );
  }
  async function* lines(query: SQL) {
    await ask(`set local statement_timeout = ${READING_MS}`);
    const reader = batchesOf(query).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  }
  try {
    const entering = ["begin isolation level repeatable read, read only", ...scopeStatements(scope)];
    await Promise.all(entering.map((statement) => ask(statement)));
  } catch (error) {
    await end();
    throw error;
  }
  return {
    first: async (question) => {
      const { sql, params } = dialect.sqlToQuery(question);
      return (await ask(sql, params)).flat().map(String);
    },
    lines,
    end,
  };
}
