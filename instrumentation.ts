import type { Instrumentation } from "next";

/** Next calls this with every error no page or route handled; the log line carries the id the reader was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logError } = await import("@/lib/http/log");
  const id = request.headers["x-request-id"];
  logError(typeof id === "string" ? id : null, error, {
    method: request.method,
    route: context.routePath,
    kind: context.routeType,
  });
};
