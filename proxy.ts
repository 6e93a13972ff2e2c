import { type NextRequest, NextResponse } from "next/server";

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * One nonce a document. `style-src-attr` is the one exception: with nonces only, every server-rendered `style=""` is
 * dropped, and a chart has no size (notes in README, Decisions).
 */
function policy(nonce: string): string {
  // biome-ignore lint/style/noProcessEnv: replaced by the build; lib/env is not for this runtime.
  const isDevelopment = process.env.NODE_ENV === "development";
  // In development only: React rebuilds server stacks with eval, and Next's overlay writes style elements.
  const evaluation = isDevelopment ? " 'unsafe-eval'" : "";
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

function isHttps(request: NextRequest): boolean {
  // Our server drops forwarding headers unless it trusts the proxy in front, so what is left can be believed.
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",").at(0)?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}

/** Headers of every answer, page or not. */
function harden(response: NextResponse, request: NextRequest, requestId: string): NextResponse {
  const { headers } = response;
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set(
    "permissions-policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  );
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("x-frame-options", "DENY");
  if (isHttps(request)) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

/**
 * Runs before every page and route: request id, security headers, and for documents the policy with its nonce, which Next
 * stamps on its scripts. What the browser sent under our own header names is overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const sent = new Headers(request.headers);
  const given = sent.get("x-request-id") ?? "";
  const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
  sent.set("x-request-id", requestId);
  sent.set("x-portal-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  sent.delete("x-nonce");
  sent.delete("content-security-policy");
  if (request.nextUrl.pathname.startsWith("/api/")) {
    const response = NextResponse.next({ request: { headers: sent } });
    response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    return harden(response, request, requestId);
  }
  const nonce = newNonce();
  const csp = policy(nonce);
  sent.set("x-nonce", nonce);
  sent.set("content-security-policy", csp);
  const response = NextResponse.next({ request: { headers: sent } });
  response.headers.set("content-security-policy", csp);
  return harden(response, request, requestId);
}

export const config = { matcher: [{ source: "/((?!_next/static|_next/image|favicon.ico|icon.svg).*)" }] };
