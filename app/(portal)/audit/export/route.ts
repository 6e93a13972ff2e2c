import { isStreamId } from "@/components/audit/trail-query";
import { exportStream } from "@/lib/audit/export-stream";
import type { Viewer } from "@/lib/auth/actor";
import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";
import { streamOf } from "@/lib/http/stream";
import { getPublishedRecord } from "@/lib/register/queries";

/** An institution's id, or the id behind its public number. Unknown and out of reach end in the same answer. */
async function streamIdOf(viewer: Viewer, asked: string): Promise<string> {
  if (isStreamId(asked)) return asked.toLowerCase();
  const found = await getPublishedRecord(viewer, { number: asked });
  if (found === null) throw new AppError("record.not-found");
  return found.record.institutionId;
}

async function* bytesOf(lines: AsyncGenerator<string, void, undefined>) {
  for await (const line of lines) yield Buffer.from(line);
}

/** One stream as NDJSON. Asking is recorded in the stream itself before the first line leaves. */
export async function GET(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? "";
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const asked = new URL(request.url).searchParams.get("institution")?.trim() ?? viewer.institutionId ?? "";
    const { name, lines } = await exportStream(viewer, await streamIdOf(viewer, asked));
    // Broken off, it is found short: its header says how far it should reach.
    const body = streamOf({ chunks: bytesOf(lines), end: async () => {} }, requestId);
    return new Response(body, {
      headers: downloadHeaders({ plain: name }, "application/x-ndjson; charset=utf-8"),
    });
  } catch (error) {
    return refusedDownload(error, requestId);
  }
}
