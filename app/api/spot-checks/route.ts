import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { refusalAnswer } from "@/lib/http/command-answer";
import { requestIdHeader } from "@/lib/http/request-headers";
import { isSameOrigin } from "@/lib/http/same-origin";
import { startSpotCheck } from "@/lib/spot-checks/commands";
import { streamFrom } from "@/lib/spot-checks/stream-answer";

export const dynamic = "force-dynamic";

/** Starts a check and answers with its events. Who leaves stops watching; the check goes on. */
export async function POST(request: Request): Promise<Response> {
  const requestId = request.headers.get(requestIdHeader) ?? "";
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const asked: unknown = await request.json().catch(() => {
      throw new AppError("input.malformed");
    });
    return await streamFrom(viewer, async () => {
      const { id, number } = await startSpotCheck(viewer, asked);
      const first = `event: check\ndata: ${JSON.stringify({ id, number })}\n\n`;
      return { id, first, order: { after: 0, requestId } };
    });
  } catch (error) {
    return refusalAnswer(request, error);
  }
}
