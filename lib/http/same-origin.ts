/** The host the browser asked for; behind a trusted proxy the forwarded one (settled in lib/http/request-headers.ts). */
function hostOf(headers: Headers): string | null {
  return headers.get("x-forwarded-host") ?? headers.get("host");
}

function urlOf(text: string | null): URL | null {
  return text !== null && URL.canParse(text) ? new URL(text) : null;
}

/** Was this request made by one of our own pages? A browser names the origin of every form it posts. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = urlOf(headers.get("origin"));
  return origin !== null && origin.host === hostOf(headers);
}

/**
 * Path and query of the page a request came from, if it is one of ours; else null. Never an address of another host: a
 * path that begins with two slashes would be one.
 */
export function pathOfReferer(headers: Headers): string | null {
  const referer = urlOf(headers.get("referer"));
  if (referer === null || referer.host !== hostOf(headers)) return null;
  return safePath(`${referer.pathname}${referer.search}`);
}

/** A path on this host, or null: what a redirect may be given from outside. */
export function safePath(path: string | null | undefined): string | null {
  if (typeof path !== "string" || !/^\/(?![/\\])/.test(path)) return null;
  // Browsers drop tabs and line ends inside an address, which can bring two slashes together.
  return /[\t\r\n\\]/.test(path) ? null : path;
}
