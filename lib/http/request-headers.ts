import { isIP } from "node:net";

type Headers = Record<string, string | string[] | undefined>;

/** The header in which pages, actions and routes find the caller's address. Only our own server writes it. */
export const addressHeader = "x-portal-address";
export const requestIdHeader = "x-request-id";

const proxyHeaders = /^(x-forwarded-.*|forwarded|x-real-ip)$/;
/** Next's own channel between its parts: nobody outside has a reason to send these. */
const internalHeaders = /^x-middleware-/;
const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

export type Caller = { socketAddress: string | undefined; trustProxy: boolean; newId: () => string };

/**
 * Takes out of a request's headers what a caller may not say about itself, and puts in what our code relies on: the
 * caller's address and the request id. Without a trusted proxy every forwarding header is a claim and is dropped; with one
 * the last hop of X-Forwarded-For, which the proxy itself wrote, is the caller. Changes the object; returns the id.
 */
export function settleHeaders(headers: Headers, caller: Caller): string {
  const id = caller.trustProxy ? trustedId(headers[requestIdHeader]) : null;
  const address = (caller.trustProxy ? lastHop(headers["x-forwarded-for"]) : null) ?? caller.socketAddress;
  for (const name of Object.keys(headers)) {
    if (internalHeaders.test(name) || (!caller.trustProxy && proxyHeaders.test(name))) delete headers[name];
  }
  const settled = id ?? caller.newId();
  headers[requestIdHeader] = settled;
  headers[addressHeader] = plainAddress(address ?? "");
  return settled;
}

function trustedId(value: string | string[] | undefined): string | null {
  return typeof value === "string" && requestIdPattern.test(value) ? value : null;
}

/** The last address of X-Forwarded-For, or null when it isn't one. A port is cut off. */
export function lastHop(value: string | string[] | undefined): string | null {
  const text = Array.isArray(value) ? value.join(",") : value;
  const last = text?.split(",").at(-1)?.trim() ?? "";
  const address = last.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return isIP(address) === 0 ? null : address;
}

/** An IPv4 caller on a dual-stack socket looks like ::ffff:192.0.2.1; the trail should show one form. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, "$1");
}
