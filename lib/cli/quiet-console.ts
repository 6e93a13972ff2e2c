import { types } from "node:util";
import { isLogged, loggedError } from "@/lib/http/logged-error";

/**
 * Next prints every error it catches whole: drizzle's message holds the statement and what people typed. In production an
 * error given to the console becomes a line without message, unless instrumentation.ts has written its line already. The
 * decision waits a moment, because Next prints before it reports.
 */
export function quietConsole(): void {
  const print = console.error.bind(console);
  console.error = (...values: unknown[]) => {
    const errors = values.filter((value): value is Error => types.isNativeError(value));
    if (errors.length === 0) {
      print(...values);
      return;
    }
    setTimeout(() => {
      for (const error of errors.filter((one) => !isLogged(one))) print(consoleLine(error));
    }, 100);
  };
}

function consoleLine(error: Error): string {
  return JSON.stringify({
    at: new Date().toISOString(),
    level: "error",
    process: "web",
    ...loggedError(error),
  });
}
