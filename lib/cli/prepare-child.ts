/**
 * Prepares the database in a process of its own, so that the supervisor's event loop stays free for signals while a
 * thousand institutions are computed, and their memory is given back afterwards.
 */
import { type PreparedDatabase, type PrepareOrder, prepareDatabase } from "./prepare";
import { CliProblem, type Sentence } from "./words";

export type PrepareAnswer =
  | { kind: "prepared"; result: PreparedDatabase }
  | { kind: "failed"; sentence: Sentence };

/** A foreseen problem in its own words; else the innermost error's message: drizzle's would repeat SQL and parameters. */
function sentenceOf(error: unknown): Sentence {
  if (error instanceof CliProblem) return error.sentence;
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return { zh: `数据库准备失败：${reason}`, en: `The database could not be prepared: ${reason}` };
}

function answer(message: PrepareAnswer): void {
  process.send?.(message, () => process.exit(message.kind === "prepared" ? 0 : 1));
}

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(1));
process.on("message", (message) => {
  if (message === "stop") process.exit(0);
});
process.once("message", (order: PrepareOrder) => {
  prepareDatabase(order).then(
    (result) => answer({ kind: "prepared", result }),
    (error: unknown) => answer({ kind: "failed", sentence: sentenceOf(error) }),
  );
});
