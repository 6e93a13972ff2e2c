import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/**
 * The response a page is drawn for. Pages are bundled apart from the server they run in: both find it by this name.
 */
const name = Symbol.for("portal.response");
type Shared = typeof globalThis & { [name]?: AsyncLocalStorage<ServerResponse> };
const shared: Shared = globalThis;
shared[name] ??= new AsyncLocalStorage();
const responses = shared[name];

/** Runs what answers a request, so that a page can say the answer's status. */
export const answering = <T>(response: ServerResponse, answer: () => T): T => responses.run(response, answer);

/**
 * A page about something that is not there: the page, under status 404. A page cannot say its status to Next, whose
 * notFound() answers with an empty document that only scripts fill.
 */
export function absent<Page>(page: Page): Page {
  const response = responses.getStore();
  if (response?.headersSent === false) response.statusCode = 404;
  return page;
}
