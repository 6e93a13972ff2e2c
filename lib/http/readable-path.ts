import type { IncomingMessage, ServerResponse } from "node:http";
import { answerProblem } from "./answer-problem";

/**
 * Refuses a path whose percent signs encode nothing (`/register/%E0%A4%A`): Next would fail on it as if the fault were ours.
 * Returns false when the request is answered already. What stands behind the question mark is read by those who know it.
 */
export function requireReadablePath(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = ""] = (request.url ?? "").split("?");
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    answerProblem(request, response, { status: 400, code: "input.malformed", title: "Bad Request" });
    return false;
  }
}
