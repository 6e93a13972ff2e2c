import "server-only";
import { BlockList, isIP } from "node:net";

/**
 * Which addresses a call may reach. Hospitals live on private addresses, so the rule is not "no private ones" but: only the
 * network the record names, and never one of these. `BlockList` takes IPv4-mapped IPv6 (`::ffff:10.1.2.3`) as IPv4.
 */
export const neverAllowed = [
  ["0.0.0.0/8", "this host (RFC 1122): connecting to it reaches loopback"],
  ["100.100.100.200/32", "metadata of Alibaba Cloud"],
  ["168.63.129.16/32", "metadata of Azure"],
  ["169.254.0.0/16", "link-local (RFC 3927), and the metadata of most clouds"],
  ["192.0.0.0/24", "IETF protocol assignments (RFC 6890), and the metadata of Oracle Cloud"],
  ["224.0.0.0/4", "multicast (RFC 5771)"],
  ["240.0.0.0/4", "reserved and broadcast (RFC 1112, RFC 919)"],
  ["::/96", "unspecified, and IPv4-compatible addresses (RFC 4291)"],
  ["::ffff:0:0:0/96", "IPv4-translated (RFC 7915)"],
  ["64:ff9b::/96", "NAT64 (RFC 6052): an IPv4 address in disguise"],
  ["64:ff9b:1::/48", "NAT64 of local use (RFC 8215)"],
  ["2001::/32", "Teredo (RFC 4380)"],
  ["2002::/16", "6to4 (RFC 3056)"],
  ["fd00:ec2::/32", "metadata of AWS (fd00:ec2::254)"],
  ["fe80::/10", "link-local (RFC 4291)"],
  ["fec0::/10", "site-local, deprecated (RFC 3879)"],
  ["ff00::/8", "multicast (RFC 4291)"],
] as const;

const loopbackNetworks = ["127.0.0.0/8", "::1/128"] as const;

/** Wider networks than these are no hospital's: whoever approves a record must be able to picture what it opens. */
const shortestPrefix = { ipv4: 8, ipv6: 32 } as const;

export type AddressRule = {
  /** CIDR of the record. */
  network: string;
  port: number;
  /** Ports on which the operator lets endpoints be on this machine (development, tests, the simulator). */
  loopbackPorts: readonly number[];
};

/** True when an IP address may be connected to. Anything that is no plain address (a zone, a name) may not. */
export function isAllowedAddress(address: string, rule: AddressRule): boolean {
  const family = familyOf(address);
  if (family === null || !isNetwork(rule.network)) return false;
  if (loopback.check(address, family)) {
    if (!rule.loopbackPorts.includes(rule.port)) return false;
  } else if (denied.check(address, family)) return false;
  return listOf([rule.network]).check(address, family);
}

/**
 * True for `address/prefix` in IPv4 or IPv6, at least /8 or /32. IPv4 in IPv6 clothes is refused, however it is spelled: it
 * says less than it is. So is a network around it: `::/32` reads as a corner of IPv6 and would let every IPv4 address in.
 */
export function isNetwork(cidr: string): boolean {
  const parts = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(cidr);
  const [address, prefix] = [parts?.[1] ?? "", Number(parts?.[2] ?? Number.NaN)];
  const family = familyOf(address);
  if (family === null || !(prefix >= shortestPrefix[family])) return false;
  if (family === "ipv4") return prefix <= 32;
  return prefix <= 128 && !mapped.check(address, family) && !listOf([cidr]).check("::ffff:0:0", family);
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (address.includes("%")) return null;
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? "ipv4" : "ipv6";
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), isIP(address) === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

const loopback = listOf(loopbackNetworks);
/** IPv4-mapped addresses (RFC 4291 §2.5.5.2). */
const mapped = listOf(["::ffff:0:0/96"]);
const denied = listOf(neverAllowed.map(([network]) => network));
