import type { IncomingMessage, ServerResponse } from "node:http";

type PlainProblem = { status: number; code: string; title: string };

/** A refusal of our own server, before Next: a problem document (RFC 9457) and the end of the connection. */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: PlainProblem,
  whenSent?: () => void,
): void {
  const body = JSON.stringify({
    type: "about:blank",
    ...problem,
    requestId: request.headers["x-request-id"],
  });
  response.writeHead(problem.status, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end(body, whenSent);
}
