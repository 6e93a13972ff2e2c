import { sql } from "drizzle-orm";
import { connect, type Transaction } from "@/db/client";
import { openDatabase, openFolder } from "./database-step";
import { makePlan, type Plan } from "./plan";
import { readState } from "./state-file";
import { CliProblem, inTerminalLanguage } from "./words";

/** A command's work on one database, past row security: only for the command line, whose user owns the data folder. */
export type MaintenanceWork<T> = (
  run: <R>(work: (tx: Transaction) => Promise<R>) => Promise<R>,
  plan: Plan,
) => Promise<T>;

async function answers(ownerUrl: string): Promise<boolean> {
  const database = connect(ownerUrl, { max: 1 });
  try {
    await database.run((tx) => tx.execute(sql`select 1`));
    return true;
  } catch {
    return false;
  } finally {
    await database.close();
  }
}

async function ownerUrlOf(plan: Plan): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const running = readState(plan.folder)?.ownerUrl;
  if (running !== undefined && (await answers(running))) return { ownerUrl: running, stop: async () => {} };
  openFolder(plan.folder);
  const opened = await openDatabase(plan);
  return { ownerUrl: opened.ownerUrl, stop: async () => opened.embedded?.stop() };
}

/** Finds the running portal's database, or starts the embedded one for as long as the work takes. */
export async function withMaintenance<T>(args: readonly string[], work: MaintenanceWork<T>): Promise<T> {
  const plan = makePlan(args, process.env);
  const { ownerUrl, stop } = await ownerUrlOf(plan);
  const database = connect(ownerUrl, { max: 2 });
  try {
    return await work(
      (inner) =>
        database.run(async (tx) => {
          await tx.execute(sql.raw("set local role portal_maintenance"));
          await tx.execute(sql.raw("set local statement_timeout = 0"));
          return inner(tx);
        }),
      plan,
    );
  } finally {
    await database.close();
    await stop();
  }
}

/** Runs a command's main: a foreseeable problem is one sentence and exit code 1, anything else keeps its stack. */
export function runCommand(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      if (!(error instanceof CliProblem)) throw error;
      console.error(inTerminalLanguage(error.sentence));
      process.exit(1);
    },
  );
}
