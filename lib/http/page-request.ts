import type { IncomingMessage, ServerResponse } from "node:http";
import { answerProblem } from "./answer-problem";
import { isSameOrigin } from "./same-origin";

const pageMethods = ["GET", "HEAD", "POST", "OPTIONS"];
const apiMethods = [...pageMethods, "PUT", "PATCH", "DELETE"];

/** The headers that say where a request comes from and where it goes. */
function originHeaders({ headers }: IncomingMessage): Headers {
  const named = ["origin", "host", "x-forwarded-host"].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return new Headers(named);
}

/** An act of a page, sent from elsewhere. Next refuses it as well, but as if the fault were ours. */
const isForeignAct = (request: IncomingMessage): boolean =>
  request.headers["next-action"] !== undefined &&
  request.headers.origin !== undefined &&
  !isSameOrigin(originHeaders(request));

/**
 * Refuses what Next answers with the page itself or with an error of ours: a method no page knows, and an act that another
 * site's page sends. Returns false when the request is answered already.
 */
export function requirePageRequest(request: IncomingMessage, response: ServerResponse): boolean {
  const allowed = request.url?.startsWith("/api/") ? apiMethods : pageMethods;
  if (!allowed.includes(request.method ?? "")) {
    const problem = {
      status: 405,
      code: "input.method",
      title: "Method Not Allowed",
      allow: allowed.join(", "),
    };
    answerProblem(request, response, problem);
    return false;
  }
  if (!isForeignAct(request)) return true;
  answerProblem(request, response, { status: 403, code: "input.origin", title: "Forbidden" });
  return false;
}
