import { z } from "zod";
import { currentViewer } from "@/lib/auth/viewer";
import { trialStream } from "@/lib/endpoints/trial-stream";
import { AppError } from "@/lib/errors";
import { streamAnswer } from "@/lib/http/stream-answer";

export const dynamic = "force-dynamic";

const question = z.object({ deploymentId: z.unknown(), prompt: z.unknown() });

/** One question to a deployment's model, its answer as it comes. Ends with the tab. */
export async function POST(request: Request): Promise<Response> {
  return streamAnswer(request, async () => {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const asked = question.safeParse(await request.json().catch(() => null));
    if (!asked.success) throw new AppError("input.malformed");
    return trialStream(viewer, asked.data, request.signal);
  });
}
