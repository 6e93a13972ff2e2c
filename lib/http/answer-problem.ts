import type { IncomingMessage, ServerResponse } from "node:http";

type PlainProblem = { status: number; code: string; title: string; allow?: string };

/** What a reader is told, whose language our server does not ask for: both. */
const sentences: Readonly<Record<string, readonly [string, string]>> = {
  "input.malformed": ["地址中有无法识别的字符。", "The address holds characters that mean nothing."],
  "input.too-large": [
    "发送的内容超过1 MB，没有保存。",
    "What was sent is larger than 1 MB and was not saved.",
  ],
  "input.method": ["这个地址不接受此种请求。", "This address does not take such a request."],
  "input.origin": [
    "请求不是由本平台的页面发出的，未执行。",
    "The request was not sent by a page of this portal; nothing was done.",
  ],
};

const page = ({ code }: PlainProblem) => {
  const [zh, en] = sentences[code] ?? ["请求未执行。", "Nothing was done."];
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${zh} ${en}</title><h1>${zh}</h1><p lang="en">${en}</p><p><a href="/">首页 <span lang="en">Home</span></a></p></html>`;
};

/** A browser that shows what it gets, in contrast to a script of ours or another's. */
const isReader = ({ headers, url = "" }: IncomingMessage) =>
  /\btext\/html\b/.test(headers.accept ?? "") && !url.startsWith("/api/");

/** A refusal of our own server, before Next: words for a reader, else a problem document (RFC 9457); and the end of the connection. */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: PlainProblem,
  whenSent?: () => void,
): void {
  const { allow, ...said } = problem;
  const requestId = request.headers["x-request-id"];
  const body = isReader(request)
    ? page(problem)
    : JSON.stringify({ type: "about:blank", ...said, requestId });
  response.writeHead(problem.status, {
    "content-type": `${isReader(request) ? "text/html" : "application/problem+json"}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
    ...(allow === undefined ? {} : { allow }),
  });
  response.end(request.method === "HEAD" ? undefined : body, whenSent);
}
