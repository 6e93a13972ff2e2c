import type { IncomingMessage, ServerResponse } from "node:http";
import { answerProblem } from "./answer-problem";

/** One MiB: far above the longest form, far below what would hurt. */
const bodyLimit = 1024 * 1024;

/**
 * Refuses a body above the limit: at once when its length is stated, else when that many bytes have come. Returns false
 * when the request is answered already. `push` is where Node hands a body over piece by piece; counting there leaves the
 * stream to whoever reads it.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limit = bodyLimit): boolean {
  const stated = Number(request.headers["content-length"] ?? 0);
  if (stated > limit) {
    refuse(request, response);
    return false;
  }
  const push = request.push.bind(request);
  let seen = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    seen += chunk?.length ?? 0;
    if (seen <= limit) return push(chunk, encoding);
    if (chunk !== null) refuse(request, response);
    return false;
  };
  return true;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) {
    const problem = { status: 413, code: "input.too-large", title: "Content Too Large" };
    // The rest of the body is not read; the client gets a moment to read our answer before the socket closes.
    answerProblem(request, response, problem, () => setTimeout(() => request.destroy(), 500).unref());
    return;
  }
  request.destroy();
}
