import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "./network";

describe("who is counted at an address", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:0DB8:0000:0000:ffff:ffff:ffff:ffff", "2001:db8:0:0::/64"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "not an address"],
    ["", ""],
    [null, "unknown"],
  ])("of %j is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is one for all addresses of a network, another for the next", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const network = networkOf(address);
        expect(networkOf(network.replace("::/64", ":1:2:3:4"))).toBe(network);
        expect(networkOf(network.replace("::/64", "::9"))).toBe(network);
      }),
    );
  });
});
