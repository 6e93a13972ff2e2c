import type { RequestListener, ServerResponse } from "node:http";
import recorded from "./llama-server.json";

/** What a real llama.cpp server said (source and date in the file), body and status as they came. */
export const llamaAnswers = recorded.answers;
export type LlamaAnswer = keyof typeof llamaAnswers;

/** The key that it was started with. */
export const llamaKey = "sk-llama-0123456789";
export const llamaModel = "DeepSeek-R1-Tiny";

export function speakAs(response: ServerResponse, name: LlamaAnswer): void {
  const { status, type, body } = llamaAnswers[name];
  response.writeHead(status, { "content-type": type }).end(body);
}

const pages: Readonly<Record<string, LlamaAnswer>> = {
  "/v1/models": "models",
  "/props": "props",
  "/metrics": "metrics",
};

/** That server over a socket: its pages, its key, and one answer to every question. */
export const llamaServer =
  (answer: LlamaAnswer): RequestListener =>
  ({ url = "", headers }, response) => {
    // Its health is open to anybody.
    if (url === "/health") return speakAs(response, "health");
    if (headers.authorization !== `Bearer ${llamaKey}`) return speakAs(response, "unauthorized");
    if (url === "/v1/chat/completions") return speakAs(response, answer);
    const page = pages[url];
    if (page === undefined) response.writeHead(404).end();
    else speakAs(response, page);
  };
