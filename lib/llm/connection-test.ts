import "server-only";
import { askChat } from "./ask-chat";
import type { CallOptions, Endpoint } from "./call";
import type { ChatRequest } from "./chat-request";
import { type ConnectionReport, type ReadPath, reportOf } from "./connection-report";
import { readEndpoint } from "./read-endpoint";
import { modelsPath, serverPaths } from "./server-paths";

/** Asks for a word, in a way that any model understands; thinking models need room even for this. */
const greeting = { messages: [{ role: "user", content: "请只回答：好。" }], maxTokens: 1024 } as const;

export type TestedModel = Pick<ChatRequest, "model" | "thinking">;

/**
 * Tries an endpoint: reads what it tells without and with its key, then asks one question. About a dozen requests, all to known
 * paths, one after another. Never throws for what network or server do.
 */
export async function testConnection(
  endpoint: Endpoint,
  tested: TestedModel,
  options: CallOptions,
): Promise<ConnectionReport> {
  const toStrangers = await readSelfDescription({ ...endpoint, key: null }, options);
  const isReached = toStrangers[0]?.trace.status != null;
  const isKeyed = endpoint.key !== null && isReached;
  const toUs = isKeyed ? await readSelfDescription(endpoint, options) : toStrangers;
  const request = { ...tested, ...greeting, ...ownSampling };
  const asked = isReached ? await askChat(endpoint, request, options) : null;
  return reportOf(endpoint, tested.model, { toStrangers, toUs, asked });
}

/** The server's own sampling: what is tried is the connection, not the model. */
const ownSampling = { temperature: null, topP: null, seed: null, isStreamed: true } as const;

/** The list of models, then the other read paths of this kind; nothing more where the first was not reached. */
export async function readSelfDescription(endpoint: Endpoint, options: CallOptions): Promise<ReadPath[]> {
  const { kind, basePath } = endpoint.target;
  const found: ReadPath[] = [];
  for (const path of [modelsPath(basePath), ...serverPaths[kind].reads]) {
    const read = await readEndpoint(endpoint, path, options);
    found.push({ ...read, path });
    if (found[0]?.trace.status == null) break;
  }
  return found;
}
