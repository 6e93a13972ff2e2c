import { currentViewer } from "@/lib/auth/viewer";
import { testEndpoint } from "@/lib/endpoints/test-commands";
import { AppError } from "@/lib/errors";
import { commandAnswer } from "@/lib/http/command-answer";
import { isSameOrigin } from "@/lib/http/same-origin";

type Context = { params: Promise<{ id: string }> };

/** Tries the connection while the page waits; the record of it is on the page when it is read again. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  return commandAnswer(request, async () => {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const { id } = await testEndpoint(viewer, { deploymentId: (await params).id, signal: request.signal });
    return { id };
  });
}
