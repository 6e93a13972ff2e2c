import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { institutionStatement, type Scope, scopeStatements } from "./scope";
import { openSnapshot, type Snapshot } from "./snapshot";

export type { Scope } from "./scope";
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
export type Database = {
  readonly run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** One moment to read at length, outside the pool. */
  readonly snapshot: (scope: Scope) => Promise<Snapshot>;
  /**
   * Hears what is told on a channel, on a connection of its own for all channels; a lost one is made again. `onAgain` is
   * called whenever hearing begins, for what was told while nobody heard it.
   */
  readonly listen: (channel: string, onTold: (text: string) => void, onAgain: () => void) => Promise<void>;
  close: () => Promise<void>;
};

/** Moves an account's transaction to the stream of one institution, where its request is to be recorded. */
export const enterStream = (institutionId: string) => sql.raw(institutionStatement(institutionId));

export type ConnectOptions = { max?: number; onNotice?: () => void };

/** Opens a pool for one login. Nothing is sent until the first transaction. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 },
  });
  const db = drizzle(client);
  return {
    run: (work) => db.transaction(work),
    snapshot: (scope) => openSnapshot(url, scope),
    listen: async (channel, onTold, onAgain) => {
      await client.listen(channel, onTold, onAgain);
    },
    close: () => client.end({ timeout: 5 }),
  };
}

/** The only way to rows: one transaction, seen through one scope. The settings are pipelined with the first query. */
export function inScope<T>(
  database: Database,
  scope: Scope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const statements = scopeStatements(scope);
  return database.run(async (tx) => {
    const entered = Promise.all(statements.map((statement) => tx.execute(sql.raw(statement))));
    const [, result] = await Promise.all([entered, work(tx)]);
    return result;
  });
}
