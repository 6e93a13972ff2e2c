import { isStreamId } from "@/components/audit/trail-query";
import { exportStream } from "@/lib/audit/export-stream";
import type { Viewer } from "@/lib/auth/actor";
import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";
import { logError } from "@/lib/http/log";
import { getPublishedRecord } from "@/lib/register/queries";

/** An institution's id, or the id behind its public number. Unknown and out of reach end in the same answer. */
async function streamOf(viewer: Viewer, asked: string): Promise<string> {
  if (isStreamId(asked)) return asked.toLowerCase();
  const found = await getPublishedRecord(viewer, { number: asked });
  if (found === null) throw new AppError("record.not-found");
  return found.record.institutionId;
}

function streamOfLines(lines: AsyncGenerator<string, void, undefined>, requestId: string) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        // The file breaks off; its header says how far it should reach, so the verifier finds it short.
        logError(requestId, error);
        controller.error(new Error("the export broke off"));
      }
    },
    async cancel() {
      await lines.return();
    },
  });
}

/** One stream as NDJSON. Asking is recorded in the stream itself before the first line leaves. */
export async function GET(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? "";
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const asked = new URL(request.url).searchParams.get("institution")?.trim() ?? viewer.institutionId ?? "";
    const { name, lines } = await exportStream(viewer, await streamOf(viewer, asked));
    return new Response(streamOfLines(lines, requestId), {
      headers: downloadHeaders(name, "application/x-ndjson"),
    });
  } catch (error) {
    return refusedDownload(error, requestId);
  }
}
