import { openApiDocument } from "@/lib/api/document";

export const dynamic = "force-dynamic";

/** The document of /api/v1, made from the schemas that check its requests. */
export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { "cache-control": "public, max-age=300" } });
}
