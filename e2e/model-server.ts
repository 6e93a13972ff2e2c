import { createServer, type RequestListener } from "node:http";
import { fieldsOf, parseJson } from "@/lib/llm/json-fields";
import { chunk, finished, sse } from "@/lib/testing/llm-streams";

export const servedModel = { id: "ds_r1_ward", key: "sk-e2e-4f7c2a91d3", contextTokens: 16_384 };
/** A question with this word is answered until the other side leaves. */
export const ENDLESS = "一直说下去";
/** Between two pieces of an endless answer, in milliseconds. */
const PIECE_MS = 50;

/** A hospital's own server as a browser journey needs one: OpenAI's protocol, a key, thinking in its field. */
export type ModelServer = {
  /** Streams that are being answered. */
  running: () => number;
  close: () => Promise<void>;
};

const answer = sse([
  chunk({ reasoning_content: "题目很简单。" }),
  chunk({ content: "二" }),
  finished,
  JSON.stringify({ choices: [], usage: { prompt_tokens: 21, completion_tokens: 8 } }),
  "[DONE]",
]);

/** Starts it where the portal of this run may call it (global-setup.ts). */
export async function startModelServer(port: number): Promise<ModelServer> {
  let running = 0;
  const chat: RequestListener = async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const asked = Buffer.concat(parts).toString("utf8");
    if (fieldsOf(parseJson(asked)).model !== servedModel.id) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (!asked.includes(ENDLESS)) return void response.end(answer);
    running += 1;
    response.write(sse([chunk({ reasoning_content: "想。" })]));
    const timer = setInterval(() => response.write(sse([chunk({ content: "又" })])), PIECE_MS);
    response.on("close", () => {
      clearInterval(timer);
      running -= 1;
    });
  };
  const server = createServer((request, response) => {
    if (request.url === "/health") return void response.end();
    if (request.headers.authorization !== `Bearer ${servedModel.key}`)
      return void response.writeHead(401, { "content-type": "application/json" }).end("{}");
    if (request.url === "/v1/chat/completions") return void chat(request, response);
    const list = { data: [{ id: servedModel.id, max_model_len: servedModel.contextTokens }] };
    if (request.url !== "/v1/models") return void response.writeHead(404).end();
    response.setHeader("content-type", "application/json").end(JSON.stringify(list));
  });
  await new Promise<void>((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  return {
    running: () => running,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
