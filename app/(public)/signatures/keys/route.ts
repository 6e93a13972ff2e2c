import { currentActor } from "@/lib/auth/viewer";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";
import { signingKeysFile } from "@/lib/signatures/file";

/** The public keys that signatures were made with, as the verifier reads them. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { name, content } = await signingKeysFile(await currentActor());
    return new Response(content, {
      headers: downloadHeaders({ plain: name }, "application/json; charset=utf-8"),
    });
  } catch (error) {
    return refusedDownload(error, request.headers.get("x-request-id") ?? "");
  }
}
