import { isIPv6 } from "node:net";

/** The eight groups of an IPv6 address; `URL` writes every address in its one short form first. */
function groupsOf(address: string): string[] {
  const [plain = ""] = address.split("%");
  const short = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = "", tail] = short.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}

/**
 * Who is counted at an address: of IPv6 the first 64 bits, which are one household's or one server's, who could otherwise
 * count as somebody new 2⁶⁴ times. Anything else is itself. Total.
 */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(":")}::/64` : address;
}
