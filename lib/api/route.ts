import "server-only";
import type { RequestInfo } from "@/lib/auth/actor";
import type { Allowance } from "@/lib/auth/allowance";
import { may } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import { addressHeader, requestIdHeader } from "@/lib/http/request-headers";
import { apiCaller, type OwnAllowance } from "./caller";
import { endpointsAt, type Matched } from "./match";
import { localeOfHeader, problem } from "./problem";
import { isVersioned, readInput, readKey } from "./read-input";
import { endpoints } from "./registry";
import { allowanceHeaders, BASE, respond } from "./respond";

const methodOf = (request: Request): string => (request.method === "HEAD" ? "GET" : request.method);

function infoOf(request: Request): RequestInfo {
  return {
    requestId: request.headers.get(requestIdHeader) ?? crypto.randomUUID(),
    address: request.headers.get(addressHeader),
  };
}

/** The path below /api/v1, decoded part by part: an encoded slash stays inside its part. Null where it says nothing. */
function pathOf(request: Request): string | null {
  const { pathname } = new URL(request.url);
  try {
    const parts = pathname.slice(BASE.length).split("/");
    return parts.map((part) => decodeURIComponent(part).replaceAll("/", "%2F")).join("/");
  } catch {
    return null;
  }
}

class MethodRefused extends AppError {
  readonly allow: string;
  constructor(matched: readonly Matched[]) {
    super("request.method");
    this.allow = [...new Set(matched.map(({ endpoint }) => endpoint.method))].join(", ");
  }
}

type Place = { matched: readonly Matched[]; found: Matched | undefined };

function placeOf(request: Request): Place {
  const path = pathOf(request);
  const matched = path === null ? [] : endpointsAt(endpoints, path);
  return { matched, found: matched.find(({ endpoint }) => endpoint.method === methodOf(request)) };
}

function find({ matched, found }: Place): Matched {
  if (matched.length === 0) throw new AppError("request.no-such-path");
  if (found === undefined) throw new MethodRefused(matched);
  return found;
}

function ownAllowance({ found }: Place): OwnAllowance | null {
  if (found?.endpoint.perMinute === undefined) return null;
  return { name: found.endpoint.name, perMinute: found.endpoint.perMinute };
}

function refuse(request: Request, info: RequestInfo, error: unknown, context: Refusal): Response {
  const known = error instanceof AppError ? error : new AppError("unexpected");
  if (known !== error) logError(info.requestId, error);
  // Of two who changed one record the second is told by the status HTTP has for it (RFC 9110 §15.5.13).
  const isFailedMatch =
    known.code === "record.stale" && context.matched && isVersioned(context.matched.endpoint);
  const status = isFailedMatch ? 412 : known.status;
  const { pathname } = new URL(request.url);
  const locale = localeOfHeader(request.headers.get("accept-language"));
  const body = problem(known, { requestId: info.requestId, path: pathname, locale, status });
  return Response.json(body, {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": locale,
      "cache-control": "no-store",
      ...allowanceHeaders(context.allowance),
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="api"' } : {}),
      ...(known instanceof MethodRefused ? { allow: known.allow } : {}),
    },
  });
}
type Refusal = { matched: Matched | null; allowance: Allowance | null };

/**
 * Answers one request of /api/v1: who calls and whether they may call now, which endpoint, what is asked; then the gate of
 * that query or command does what it does for a page. There is no second way to a row.
 */
export async function answerApi(request: Request): Promise<Response> {
  const info = infoOf(request);
  const context: Refusal = { matched: null, allowance: null };
  try {
    const place = placeOf(request);
    const { actor, allowance } = await apiCaller(
      request.headers.get("authorization"),
      info,
      ownAllowance(place),
    );
    context.allowance = allowance;
    if (allowance.retryAfter !== null) throw new AppError("request.too-many");
    if (actor === null) throw new AppError("token.invalid");
    const { endpoint, values } = find(place);
    context.matched = { endpoint, values };
    if (actor.kind === "visitor" && !may("public", endpoint.permission))
      throw new AppError("sign-in.required");
    const input = await readInput(request, endpoint, values);
    const answer = await endpoint.call({ actor, input, key: readKey(request) });
    return respond(request, endpoint.path, answer, allowance);
  } catch (error) {
    return refuse(request, info, error, context);
  }
}
