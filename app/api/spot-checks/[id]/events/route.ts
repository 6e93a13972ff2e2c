import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { refusalAnswer } from "@/lib/http/command-answer";
import { requestIdHeader } from "@/lib/http/request-headers";
import { checkStream, lastEventOf } from "@/lib/spot-checks/stream-answer";
import { takeWatchPlace } from "@/lib/spot-checks/watch-places";

export const dynamic = "force-dynamic";

/**
 * What a browser's line of events cannot tell a page: whether there is a place to watch from. Nothing begins here; without
 * this Next would begin to watch, and nobody would fetch what is told.
 */
export async function HEAD(request: Request): Promise<Response> {
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    takeWatchPlace(viewer)();
    return new Response(null, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalAnswer(request, error);
  }
}

/** What happens in a check, as it happens; from the last event the browser has seen. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const requestId = request.headers.get(requestIdHeader) ?? "";
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const { id } = await params;
    return await checkStream(viewer, id, { after: lastEventOf(request), requestId });
  } catch (error) {
    return refusalAnswer(request, error);
  }
}
