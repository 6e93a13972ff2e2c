import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";
import { signatureFile } from "@/lib/signatures/file";

type Context = { params: Promise<{ id: string }> };

/** One signature with everything that it takes to check it offline. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await currentViewer();
    if (viewer === null) throw new AppError("sign-in.required");
    const { name, content } = await signatureFile(viewer, (await params).id);
    return new Response(content, {
      headers: downloadHeaders({ plain: name }, "application/json; charset=utf-8"),
    });
  } catch (error) {
    return refusedDownload(error, request.headers.get("x-request-id") ?? "");
  }
}
