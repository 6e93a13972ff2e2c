import "server-only";
import { isIP } from "node:net";
import type { endpointSchemes } from "@/db/values";
import { isAllowedAddress, isNetwork } from "./address";
import { basesOf, type ServerKind } from "./server-paths";

/** Where an endpoint is, as a second person approved it. No part of it ever comes from a request. */
export type EndpointTarget = {
  kind: ServerKind;
  scheme: (typeof endpointSchemes)[number];
  /** A name or an address, IPv6 in brackets. */
  host: string;
  port: number;
  /** CIDR in which the host must be, whenever it is called. */
  network: string;
  /** One of the kind's (server-paths.ts). */
  basePath: string;
  /** PEM of the authority that signed its certificate; null for the public ones. */
  ca: string | null;
};

/** What is wrong with a target, by the field it concerns. */
export const targetFaults = [
  "scheme",
  "host",
  "port",
  "network",
  "base-path",
  "address",
  "cloud-service",
] as const;
export type TargetFault = (typeof targetFaults)[number];

/** Shells, mail, container engines, databases, caches and searches: no model answers there, and much harm can. */
const refusedPorts: readonly number[] = [22, 25, 2375, 3306, 5432, 6379, 9200, 10250];

/** Services outside any hospital. The register is about deployments on premises. */
const cloudHosts = /(^|\.)(deepseek|openai|anthropic)\.com\.?$/;

/** The host as the URL standard understands it, numeric forms of IPv4 resolved (`127.1`, `0x7f.1`); null where it is none. */
export function hostOf(target: Pick<EndpointTarget, "scheme" | "host" | "port">): string | null {
  // Anything that could end the host early or put something before it.
  if (target.host === "" || /[\s/\\?#@]/.test(target.host)) return null;
  const text = `${target.scheme}://${target.host}:${target.port}/`;
  return URL.canParse(text) ? new URL(text).hostname.replaceAll(/^\[|\]$/g, "") : null;
}

/**
 * True for a host that stands in the record as it will be called. `10.1`, `0xa.1`, a name with a foreign letter or one that
 * nobody sees read otherwise than they are looked up, and the second person approves what they read.
 */
const isPlain = (stated: string, called: string): boolean =>
  stated.toLowerCase().replaceAll(/^\[|\]$/g, "") === called;

/**
 * All faults of a target; asked when it is registered and again before every call. A host that is a name is looked up by the
 * call itself, which checks every address it finds.
 */
export function faultsOf(target: EndpointTarget, loopbackPorts: readonly number[]): TargetFault[] {
  const host = hostOf(target);
  const isPort = Number.isInteger(target.port) && target.port >= 1 && target.port <= 65_535;
  const rule = { network: target.network, port: target.port, loopbackPorts };
  const faults: [TargetFault, boolean][] = [
    ["scheme", target.scheme !== "http" && target.scheme !== "https"],
    ["host", host === null],
    ["port", !isPort || refusedPorts.includes(target.port)],
    ["network", !isNetwork(target.network)],
    ["base-path", !basesOf(target.kind).includes(target.basePath)],
    ["address", host !== null && isIP(host) !== 0 && !isAllowedAddress(host, rule)],
    ["cloud-service", host !== null && cloudHosts.test(host)],
    ["host", host !== null && !isPlain(target.host, host)],
  ];
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault);
}
