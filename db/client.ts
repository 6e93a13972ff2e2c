import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/**
 * Whose eyes a transaction looks through. Each kind is a database role with one policy per table;
 * without a scope there is no connection, and without a setting there are no rows.
 */
export type Scope =
  | { kind: "hospital"; institutionId: string; userId: string }
  | { kind: "regulator"; from: string; to: string; userId: string }
  | { kind: "admin"; userId: string }
  | { kind: "account"; userId: string; institutionId?: string | undefined }
  | { kind: "system"; institutionId: string }
  | { kind: "auth"; institutionId?: string | undefined }
  | { kind: "public" };

export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
export type Database = {
  readonly run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const codePattern = /^[0-9]{1,6}~?$|^~$/;

function literal(value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new Error("a scope setting is malformed");
  return `'${value}'`;
}

/** The statements that enter a scope. Statements, not set_config(): only those reach the workers of a cluster. */
function scopeStatements(scope: Scope): string[] {
  const statements = [`set local role portal_${scope.kind}`];
  if ("userId" in scope) statements.push(`set local app.user_id = ${literal(scope.userId, uuidPattern)}`);
  if ("institutionId" in scope && scope.institutionId !== undefined) {
    statements.push(`set local app.institution_id = ${literal(scope.institutionId, uuidPattern)}`);
  }
  if (scope.kind === "regulator") {
    statements.push(`set local app.jurisdiction_from = ${literal(scope.from, codePattern)}`);
    statements.push(`set local app.jurisdiction_to = ${literal(scope.to, codePattern)}`);
  }
  return statements;
}

/** Moves an account's transaction to the stream of one institution, where its request is to be recorded. */
export const enterStream = (institutionId: string) =>
  sql.raw(`set local app.institution_id = ${literal(institutionId, uuidPattern)}`);

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
  return { run: (work) => db.transaction(work), close: () => client.end({ timeout: 5 }) };
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
