import "server-only";
import type { endpoints } from "@/db/schema/endpoints";
import { endpointSchemes, serverKinds } from "@/db/values";
import { endpointStates, thinkingSwitches } from "@/db/values/endpoints";
import { env } from "@/lib/env";
import type { ChatRequest } from "@/lib/llm/chat-request";
import { type CallLimits, itemLimits } from "@/lib/llm/limits";
import type { EndpointTarget } from "@/lib/llm/target";

export type EndpointRow = typeof endpoints.$inferSelect;

/** The port of this instance's simulator; null where there is none: always in a live instance. */
export function simulatorPort(): number | null {
  return env().instance === "demo" ? (env().simulatorPort ?? null) : null;
}

/** Where a call goes, and on which ports of this machine it may; null while the record does not say it all. */
export function reachOf(
  row: EndpointRow,
): { target: EndpointTarget; loopbackPorts: readonly number[] } | null {
  const kind = serverKinds.find((known) => known === row.serverKind);
  const scheme = endpointSchemes.find((known) => known === row.scheme);
  const { host, port, network, basePath, caPem } = row;
  if (kind === undefined || scheme === undefined || host === null || port === null) return null;
  if (network === null || basePath === null) return null;
  const target = { kind, scheme, host, port, network, basePath, ca: caPem };
  if (!row.isSimulator) return { target, loopbackPorts: env().loopbackEndpointPorts };
  const own = simulatorPort();
  return own === null ? null : { target: { ...target, port: own }, loopbackPorts: [own] };
}

/** Address as people read it and evidence keeps it. */
export function addressOf({ scheme, host, port, basePath }: EndpointTarget): string {
  return `${scheme}://${host}:${port}${basePath}`;
}

/** What one call may take, from the record; sizes are the same for all. */
export function callLimitsOf(row: EndpointRow): CallLimits {
  return {
    ...itemLimits,
    headersMs: row.headersSeconds * 1000,
    gapMs: row.gapSeconds * 1000,
    totalMs: row.totalSeconds * 1000,
  };
}

/** Which model is asked, and whether to think: the record's, never the caller's. */
export function modelOf(row: EndpointRow): Pick<ChatRequest, "model" | "thinking"> {
  const by = thinkingSwitches.find((known) => known === row.thinkingBy);
  const thinking = by === undefined || row.isThinkingOn === null ? null : { by, isOn: row.isThinkingOn };
  return { model: row.modelIdSent ?? "", thinking };
}

export function stateOf(row: EndpointRow): (typeof endpointStates)[number] {
  return endpointStates.find((known) => known === row.state) ?? "draft";
}
