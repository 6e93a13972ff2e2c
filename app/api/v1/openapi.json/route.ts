import { openApiDocument } from "@/lib/api/document";

export const dynamic = "force-dynamic";

let text: string | null = null;

/** The document of /api/v1, made from the schemas that check its requests: once a process, for none of it changes. */
export function GET(): Response {
  text ??= JSON.stringify(openApiDocument());
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return new Response(text, { headers });
}
