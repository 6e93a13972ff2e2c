import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { refusalAnswer } from "@/lib/http/command-answer";
import { requestIdHeader } from "@/lib/http/request-headers";
import { checkStream, lastEventOf } from "@/lib/spot-checks/stream-answer";

export const dynamic = "force-dynamic";

/** Without this Next would begin to watch for a HEAD, and nobody would fetch what is told. */
export const HEAD = (): Response => new Response(null, { status: 405, headers: { allow: "GET" } });

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
