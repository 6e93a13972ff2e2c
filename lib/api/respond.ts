import "server-only";
import type { Allowance } from "@/lib/auth/allowance";
import type { JsonValue } from "@/lib/canonical";
import type { ApiAnswer } from "@/lib/command/api-face";
import { canonicalDigest } from "@/lib/digest";
import { endpoints } from "./registry";

export const BASE = "/api/v1";

/** The allowance, on every answer: a client can slow down before it is told to. */
export function allowanceHeaders(allowance: Allowance | null): Record<string, string> {
  if (allowance === null) return {};
  return {
    "ratelimit-limit": String(allowance.limit),
    "ratelimit-remaining": String(allowance.remaining),
    ...(allowance.retryAfter === null ? {} : { "retry-after": String(allowance.retryAfter) }),
  };
}

/**
 * The version of a record: its revision, by which a write names what it read, and for a reading the digest of what was
 * shown, so that a change of state alone is a new version too.
 */
function etagOf(method: string, body: ApiAnswer["body"]): string | null {
  if (typeof body.revision !== "number") return null;
  if (method !== "GET") return `"${body.revision}"`;
  return `"${body.revision}-${canonicalDigest(body as JsonValue).slice(0, 16)}"`;
}

/** Where the made thing is, if it can be read by its id. */
function locationOf(path: string, { status, body }: ApiAnswer): string | null {
  const collection = path.split("/").at(-1);
  const isReadable = endpoints.some((endpoint) => endpoint.path === `/${collection}/{id}`);
  return status === 201 && isReadable ? `${BASE}/${collection}/${body.id}` : null;
}

function nextLink(url: URL, body: ApiAnswer["body"]): string | null {
  if (typeof body.next !== "string") return null;
  const next = new URLSearchParams(url.searchParams);
  next.set("cursor", body.next);
  return `<${url.pathname}?${next}>; rel="next"`;
}

const matches = (header: string | null, etag: string): boolean =>
  (header ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");

/** The answer of an endpoint as HTTP, with what its body says repeated where HTTP clients look for it. */
export function respond(request: Request, path: string, answer: ApiAnswer, allowance: Allowance): Response {
  const url = new URL(request.url);
  const headers = new Headers({ "cache-control": "private, no-cache", vary: "Authorization" });
  const method = request.method === "HEAD" ? "GET" : request.method;
  const etag = etagOf(method, answer.body);
  const said = {
    etag,
    link: nextLink(url, answer.body),
    location: locationOf(path, answer),
    ...allowanceHeaders(allowance),
  };
  for (const [name, value] of Object.entries(said)) if (value !== null) headers.set(name, value);
  if (method === "GET" && etag !== null && matches(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return Response.json(answer.body, { status: answer.status, headers });
}
