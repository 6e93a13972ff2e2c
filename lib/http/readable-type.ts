import type { ServerResponse } from "node:http";

/**
 * Next hands on the type of a route's answer as a list of one, which its own compression does not read: pages went out
 * compressed and JSON did not. Only JSON is set right; files and streams of events go out as their routes make them.
 */
export function readableType(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => setHeader(name, singleType(name, value));
}

type Value = Parameters<ServerResponse["setHeader"]>[1];

function singleType(name: string, value: Value): Value {
  if (name.toLowerCase() !== "content-type" || typeof value !== "object" || value.length !== 1) return value;
  const [type = ""] = value;
  return /^application\/(problem\+)?json\b/.test(type) ? type : value;
}
