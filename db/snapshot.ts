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

/** Rows a fetch, some hundred kilobytes, and fetches asked for ahead: together the whole memory of a reading. */
const BATCH = 2000;
const AHEAD = 4;
/** For one fetch; the first may have to sort the whole register. */
const STATEMENT_MS = 60_000;
/** For a reader who takes nothing. The caller gives up earlier; this is for a process that hangs. */
const IDLE_MS = 180_000;

const dialect = new PgDialect();

/**
 * Opens a connection of its own for one reading (REPEATABLE READ, read only) and closes it at the end: a pool would have
 * to be sure that a connection left in the middle of a cursor is clean again. A cursor and not COPY, which cannot be
 * stopped inside a transaction and keeps its connection when the reader leaves.
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
    },
  });
  const running = new Set<{ cancel: () => void }>();
  const ask = (text: string, parameters: unknown[] = []): Promise<Buffer[][]> => {
    // What drizzle compiled is encoded for the driver already; its type is wider than the driver's.
    const query = client.unsafe(text, parameters as string[]).raw();
    running.add(query);
    const answer: Promise<Buffer[][]> = query.finally(() => running.delete(query));
    // A batch fetched ahead may fail when nobody waits for it any more; who waits is told all the same.
    answer.catch(() => {});
    return answer;
  };
  const askSql = (before: string, query: SQL) => {
    const { sql, params } = dialect.sqlToQuery(query);
    return ask(`${before}${sql}`, params);
  };
  async function end() {
    // The driver types this as void; it is a promise, and a server that has gone has nothing to be told.
    for (const query of running) Promise.resolve(query.cancel()).catch(() => {});
    await client.end({ timeout: 0 });
  }
  async function* lines(query: SQL) {
    await askSql("declare lines no scroll cursor for ", query);
    const fetch = () => ask(`fetch forward ${BATCH} from lines`);
    // Several, so that the server never waits to be asked, however busy the machine is.
    const asked = Array.from({ length: AHEAD }, fetch);
    for (;;) {
      const batch = await (asked.shift() ?? fetch());
      if (batch.length === 0) return;
      asked.push(fetch());
      yield batch.flat();
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
    first: async (question) => [...(await askSql("", question))].flat().map(String),
    lines,
    end,
  };
}
