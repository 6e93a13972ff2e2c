import "server-only";
import { Logger } from "graphile-worker";
import { logError } from "@/lib/http/log";

/** The queue's own messages quote payloads and error texts; only the fact of a warning or error is kept. */
export const quietLogger = new Logger(() => (level, _message, meta) => {
  if (level !== "error" && level !== "warning") return;
  const error: unknown = meta?.error ?? meta?.failure;
  logError(null, error, { process: "worker" });
});
