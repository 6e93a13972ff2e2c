import { checkpointFile } from "@/lib/audit/checkpoint-file";
import { currentActor } from "@/lib/auth/viewer";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";

/** The newest signed checkpoint, for whoever keeps one outside the portal. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { name, content } = await checkpointFile(await currentActor());
    return new Response(content, {
      headers: downloadHeaders({ plain: name }, "application/json; charset=utf-8"),
    });
  } catch (error) {
    return refusedDownload(error, request.headers.get("x-request-id") ?? "");
  }
}
