import "server-only";
import { connect, type Database, inScope, type Scope, type Transaction } from "@/db/client";
import type { Snapshot } from "@/db/snapshot";
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

/** An outage is said as one; it never looks like an empty answer. */
async function orOutage<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (outageCodes.test(databaseCode(error) ?? "")) throw new AppError("service.unavailable");
    throw error;
  }
}

/** `inScope` on this process's pool. */
export const scoped = <T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  orOutage(inScope(database(), scope, work));

/** One moment of this process's database, to be read at length. */
export const snapshotIn = (scope: Scope): Promise<Snapshot> => orOutage(database().snapshot(scope));
