import "server-only";
import { loggedError, markLogged } from "./logged-error";

/** One line of JSON on the error stream. */
export function logError(requestId: string | null, error: unknown, where: Record<string, string> = {}): void {
  markLogged(error);
  const line = { at: new Date().toISOString(), level: "error", requestId, ...where, ...loggedError(error) };
  // biome-ignore lint/suspicious/noConsole: this is the log; console exists in every runtime Next compiles this for.
  console.error(JSON.stringify(line));
}
