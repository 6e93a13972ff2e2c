import "server-only";
import type { CallOptions, Endpoint, Trace } from "./call";
import { exchange } from "./exchange";
import type { Problem } from "./problem";
import { isReadPath } from "./server-paths";

export type EndpointText = { text: string; problem: Problem | null; trace: Trace };

/**
 * Reads what a server says of itself at one of the paths that belong to its kind. Throws RangeError for any other path: it
 * would come from our own code. Without a key it shows what the server tells anybody.
 */
export async function readEndpoint(
  endpoint: Endpoint,
  path: string,
  options: CallOptions,
): Promise<EndpointText> {
  const { kind, basePath } = endpoint.target;
  if (!isReadPath(kind, basePath, path)) throw new RangeError("no path of this kind of server");
  const decoder = new TextDecoder();
  let text = "";
  let chunks = 0;
  const { problem, trace } = await exchange(endpoint, { method: "GET", path }, options, () => ({
    push: (bytes) => {
      text += decoder.decode(bytes, { stream: true });
      chunks += 1;
    },
    progress: () => chunks,
    state: () => "wait",
  }));
  return { text: text + decoder.decode(), problem, trace };
}
