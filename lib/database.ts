import "server-only";
import { connect, type Database, inScope, type Scope, type Transaction } from "@/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

let opened: Database | undefined;

/** This process's pool; opened at the first use, so that a build needs no database. */
export function database(): Database {
  opened ??= connect(env().appDatabaseUrl);
  return opened;
}

/** Lets a test or another process (the worker) put its own pool in place. */
export function putDatabase(replacement: Database): void {
  opened = replacement;
}

const outageCodes = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|57P0|57014|53300|08)/;

/** The database's own code of an error, wherever the layers above wrapped it; null for any other error. */
export function databaseCode(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = (current as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return null;
}

/** `inScope` on this process's pool. An outage is said as one; it never looks like an empty answer. */
export async function scoped<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await inScope(database(), scope, work);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (outageCodes.test(databaseCode(error) ?? "")) throw new AppError("service.unavailable");
    throw error;
  }
}
