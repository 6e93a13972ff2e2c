import { publicKeyFile } from "@/lib/audit/checkpoint-file";
import { currentActor } from "@/lib/auth/viewer";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";

/** The public key of the newest checkpoint. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { name, content } = await publicKeyFile(await currentActor());
    return new Response(content, {
      headers: downloadHeaders({ plain: name }, "application/x-pem-file; charset=utf-8"),
    });
  } catch (error) {
    return refusedDownload(error, request.headers.get("x-request-id") ?? "");
  }
}
