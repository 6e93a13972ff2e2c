/**
 * One process that serves exports over HTTP the way a route does, for the benchmark: what it needs is its own. Told a
 * database's address and what to serve, it answers with its port, and at the end with its peak memory.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { connect } from "@/db/client";
import { putDatabase } from "@/lib/database";
import { columnKeys } from "@/lib/exports/columns";
import { type ExportFormat, formatOf } from "@/lib/exports/formats";
import { exportRegister } from "@/lib/exports/queries";
import { streamOf } from "@/lib/http/stream";
import { noFilter } from "@/lib/register/facets";

export type Ask = { url: string; what: ExportFormat | "copy" };

const actor = { kind: "visitor", role: "public", request: { requestId: "bench", address: null } } as const;

async function bodyOf({ url, what }: Ask): Promise<AsyncIterable<Uint8Array>> {
  const format = formatOf(what);
  if (format !== null) {
    putDatabase(connect(url));
    const asked = {
      format,
      filter: noFilter,
      sort: "newest",
      instance: "live",
      origin: "http://bench",
    } as const;
    return streamOf(await exportRegister(actor, asked), "bench");
  }
  const list = "from published_records where is_register_row order by published_at desc nulls last, number";
  return postgres(url, { max: 1 })
    .unsafe(`copy (select ${columnKeys.join(", ")} ${list}) to stdout (format csv)`)
    .readable();
}

async function answer(response: ServerResponse, ask: Ask): Promise<void> {
  for await (const piece of await bodyOf(ask)) {
    if (!response.write(piece)) await once(response, "drain");
  }
  response.end();
}

process.on("message", (ask: Ask) => {
  const server = createServer((_, response) => {
    answer(response, ask).catch(() => response.destroy());
    response.on("close", () => process.send?.({ peak: process.resourceUsage().maxRSS * 1024 }));
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
