/**
 * The web process: Next behind a plain Node server that decides what a caller may say about itself (headers), how long
 * and how much it may talk. Runs without the react-server condition, which Next sets for its own parts where it belongs.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import next from "next";
import { answering } from "@/lib/http/absent";
import { limitBody } from "@/lib/http/body-limit";
import { serveFont } from "@/lib/http/fonts";
import { requirePageRequest } from "@/lib/http/page-request";
import { requireReadablePath } from "@/lib/http/readable-path";
import { readableType } from "@/lib/http/readable-type";
import { requestIdHeader, settleHeaders } from "@/lib/http/request-headers";
import { obeySupervisor, reportReady } from "./child";
import { isMissingFamily, listenHosts, portProblem } from "./ports";
import { quietConsole } from "./quiet-console";
import { inTerminalLanguage } from "./words";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const root = path.resolve(import.meta.dirname, "../..");
const port = Number(process.env.PORT);
const host = process.env.HOST || null;
const trustProxy = process.env.TRUST_PROXY === "1";

/** One server of each address family shares this. */
function makeServer(handle: Handler): Server {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 15_000 });
  server.keepAliveTimeout = 10_000;
  server.maxRequestsPerSocket = 1000;
  server.on("request", (request, response) => {
    const { remoteAddress } = request.socket;
    const id = settleHeaders(request.headers, {
      socketAddress: remoteAddress,
      trustProxy,
      newId: randomUUID,
    });
    response.setHeader(requestIdHeader, id);
    readableType(response);
    if (!requireReadablePath(request, response) || !requirePageRequest(request, response)) return;
    if (serveFont(request, response) || !limitBody(request, response)) return;
    answering(response, () => handle(request, response)).catch(() => {
      // Next answers and reports its own errors; what reaches this line has no answer yet.
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  return server;
}

function listen(server: Server, address: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, address, () => resolve(null));
  });
}

/** No new connections, idle ones closed at once, busy ones after a moment. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2500).unref();
  });
}

// Next hooks the reload socket of `npm run dev` on one server only; both address families hand theirs on to it.
const upgrades = createServer();
const servers: Server[] = [];
if (process.env.PORTAL_DEV !== "1") quietConsole();
const app = next({
  dir: root,
  dev: process.env.PORTAL_DEV === "1",
  port,
  hostname: host ?? "localhost",
  httpServer: upgrades,
});

obeySupervisor(async () => {
  await Promise.all(servers.map(close));
  await app.close();
});

await app.prepare();
for (const address of listenHosts(host)) {
  const server = makeServer(app.getRequestHandler());
  server.on("upgrade", (...received) => upgrades.emit("upgrade", ...received));
  const refusal = await listen(server, address);
  if (refusal === null) servers.push(server);
  else if (!isMissingFamily(refusal, address)) {
    process.stderr.write(`${inTerminalLanguage(portProblem(refusal, address, port).sentence)}\n`);
    process.exit(1);
  }
}
reportReady();
