/** What of an error may be written to a log: never its message, SQL or parameters, which hold what people typed. */
export type LoggedError = {
  name: string;
  code?: string;
  constraint?: string;
  stack?: readonly string[];
};

/**
 * The loggable part of an error. Of a database error the code and constraint, wherever it is wrapped; of our own errors the
 * name, a machine code if there is one, and the stack without its first line (the message).
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = textProperty(error, "code") ?? textProperty(error, "digest");
  const database = databaseError(error);
  if (database !== null) return database;
  return { name: error.name, ...(code === null ? {} : { code }), stack: stackFrames(error) };
}

/** Postgres' own error in the chain of causes: its code is five characters; network errors of the driver have longer ones. */
function databaseError(error: Error): LoggedError | null {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if (current.name === "PostgresError" || /^[0-9A-Z]{5}$/.test(textProperty(current, "code") ?? "")) {
      const constraint = textProperty(current, "constraint_name") ?? textProperty(current, "constraint");
      return {
        name: current.name,
        code: textProperty(current, "code") ?? "",
        ...(constraint === null ? {} : { constraint }),
        stack: stackFrames(error),
      };
    }
  }
  return null;
}

function stackFrames(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, 12);
}

function textProperty(value: object, name: string): string | null {
  const found: unknown = Reflect.get(value, name);
  return typeof found === "string" ? found : null;
}

const logged = Symbol.for("portal.logged");

/** Notes on the error itself that it has its line, for whoever meets it again (another copy of this file included). */
export function markLogged(error: unknown): void {
  if (error instanceof Error) Object.defineProperty(error, logged, { value: true, configurable: true });
}

export function isLogged(error: Error): boolean {
  return Reflect.get(error, logged) === true;
}
