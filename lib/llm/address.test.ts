import { describe, expect, it } from "vitest";
import { serverKinds } from "@/db/values";
import { localTarget } from "@/lib/testing/llm-server";
import { isAllowedAddress, isNetwork, neverAllowed } from "./address";
import { isReadPath, serverPaths } from "./server-paths";
import { faultsOf } from "./target";

/** The widest networks a record may name, so that only the list of forbidden ranges can refuse. */
const networkAround = (address: string) =>
  address.includes(":")
    ? `${address.split(":").slice(0, 2).join(":")}::/32`
    : `${address.split(".")[0]}.0.0.0/8`;
const rule = (network: string, loopbackPorts: number[] = []) => ({ network, port: 8000, loopbackPorts });

/** One address, at least, of every forbidden range. */
const forbidden: Record<(typeof neverAllowed)[number][0], readonly string[]> = {
  "0.0.0.0/8": ["0.0.0.0", "0.1.2.3"],
  "100.100.100.200/32": ["100.100.100.200", "::ffff:100.100.100.200"],
  "168.63.129.16/32": ["168.63.129.16"],
  "169.254.0.0/16": ["169.254.169.254", "169.254.0.1", "::ffff:169.254.169.254"],
  "192.0.0.0/24": ["192.0.0.192"],
  "224.0.0.0/4": ["224.0.0.1", "239.255.255.250"],
  "240.0.0.0/4": ["240.0.0.1", "255.255.255.255"],
  "::/96": ["::", "::2", "::10.1.2.3"],
  "::ffff:0:0:0/96": ["::ffff:0:10.1.2.3"],
  "64:ff9b::/96": ["64:ff9b::7f00:1", "64:ff9b::10.1.2.3"],
  "64:ff9b:1::/48": ["64:ff9b:1::1"],
  "2001::/32": ["2001::1"],
  "2002::/16": ["2002:7f00:1::"],
  "fd00:ec2::/32": ["fd00:ec2::254"],
  "fe80::/10": ["fe80::1", "fe80::1%eth0"],
  "fec0::/10": ["fec0::1"],
  "ff00::/8": ["ff02::1"],
};

describe("an address", () => {
  it.each(Object.entries(forbidden))("in %s is refused whatever network the record names", (_, addresses) => {
    for (const address of addresses) {
      const bare = address.replace("::ffff:", "");
      expect(isAllowedAddress(address, rule(networkAround(bare)))).toBe(false);
    }
  });

  it("in the record's network is allowed, in IPv6 clothes too, and its neighbour is not", () => {
    const lan = rule("10.20.0.0/16");
    for (const address of ["10.20.0.5", "::ffff:10.20.0.5", "::ffff:a14:5"]) {
      expect(isAllowedAddress(address, lan)).toBe(true);
    }
    for (const address of ["10.21.0.5", "192.168.1.1", "8.8.8.8", "fd12::1", "host", "", "10.20.0"]) {
      expect(isAllowedAddress(address, lan)).toBe(false);
    }
    expect(isAllowedAddress("fd12:3456::9", rule("fd12:3456::/32"))).toBe(true);
    expect(isAllowedAddress("fd12:3457::9", rule("fd12:3456::/32"))).toBe(false);
  });

  it("on this machine is refused but on a port the operator named, and only in the record's network", () => {
    for (const address of ["127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1", "::ffff:7f00:1"]) {
      expect(isAllowedAddress(address, rule("127.0.0.0/8"))).toBe(false);
      expect(isAllowedAddress(address, rule("127.0.0.0/8", [8001]))).toBe(false);
      expect(isAllowedAddress(address, rule("127.0.0.0/8", [8000]))).toBe(true);
      expect(isAllowedAddress(address, rule("10.0.0.0/8", [8000]))).toBe(false);
    }
    expect(isAllowedAddress("::1", rule("::1/128"))).toBe(false);
    expect(isAllowedAddress("::1", rule("::1/128", [8000]))).toBe(true);
  });

  it("keeps its name in the list of reasons: every range has a test", () => {
    expect(Object.keys(forbidden)).toEqual(neverAllowed.map(([network]) => network));
  });
});

describe("a network", () => {
  it.each(["10.0.0.0/8", "192.168.1.0/24", "10.1.2.3/32", "fd12::/48", "::1/128"])("can be %s", (cidr) => {
    expect(isNetwork(cidr)).toBe(true);
  });

  it.each([
    "0.0.0.0/0",
    "10.0.0.0/7",
    "::/0",
    "fd00::/8",
    "10.0.0.0",
    "10.0.0.0/33",
    "::ffff:10.0.0.0/104",
    "0:0:0:0:0:ffff:a00:0/104",
    "0::ffff:10.0.0.0/128",
    "::/32",
    "0::/80",
    "::ffff:0:0/96",
    "a/8",
    "",
  ])("cannot be %j", (cidr) => expect(isNetwork(cidr)).toBe(false));
});

describe("a target", () => {
  const target = (change: object) => ({
    ...localTarget(8000),
    host: "10.1.2.3",
    network: "10.0.0.0/8",
    ...change,
  });
  const faults = (change: object) => faultsOf(target(change) as ReturnType<typeof target>, []);

  it("of a hospital has no fault", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ host: "llm.hospital.example", scheme: "https", port: 443 })).toEqual([]);
    expect(faults({ host: "[fd12::5]", network: "fd12::/32" })).toEqual([]);
  });

  it.each([
    "127.1",
    "2130706433",
    "0x7f.1",
    "[::ffff:127.0.0.1]",
    "127.0.0.1.",
    "0",
    "0177.0.0.1",
    "１２７.0.0.1",
    "[::1]",
    "[::]",
  ])("at %s is this machine, which the record cannot ask for", (host) => {
    expect(faults({ host, network: "127.0.0.0/8" })).toContain("address");
    expect(faults({ host })).toContain("address");
  });

  it.each(["file", "gopher", "ftp", "javascript", "ws"])("by %s: is refused", (scheme) => {
    expect(faults({ scheme })).toContain("scheme");
  });

  it.each([
    "user@10.1.2.3",
    "10.1.2.3/x",
    "10.1.2.3?x",
    "10.1.2.3#x",
    "10.1.2.3\\x",
    "a b",
    "",
    "a:b",
    "10.1.2.3:80",
    "[::1",
    "10.1.2.3\r\nx:",
  ])("with the host %j is refused", (host) => expect(faults({ host }).length).toBeGreaterThan(0));

  it.each([
    "10.1",
    "0xa.1",
    "167837955",
    "012.1.2.3",
    "１０.1.2.3",
    "10.1.2.3.",
    "llm.h\u043espital.example",
    "llm.hos\u00adpital.example",
    "llm。hospital.example",
    "[::ffff:10.1.2.3]",
  ])("with the host %j is refused: it reads otherwise than it is called", (host) => {
    expect(faults({ host })).toContain("host");
  });

  it.each(["LLM.Hospital.Example", "xn--llm-9d0h.example", "[FD12::5]"])(
    "with the host %j is plain",
    (host) => {
      expect(faults({ host, network: "fd12::/32" })).toEqual([]);
    },
  );

  it.each([22, 25, 2375, 3306, 5432, 6379, 9200, 10250, 0, 65536, 80.5])("at port %d is refused", (port) => {
    expect(faults({ port })).toContain("port");
  });

  it("outside hospitals, on other paths or in no network is refused", () => {
    expect(faults({ host: "api.deepseek.com" })).toEqual(["cloud-service"]);
    expect(faults({ host: "notdeepseek.com" })).toEqual([]);
    expect(faults({ basePath: "/v1/../admin" })).toEqual(["base-path"]);
    expect(faults({ basePath: "/api/v1" })).toEqual(["base-path"]);
    expect(faults({ network: "0.0.0.0/0" })).toContain("network");
  });
});

it("paths are fixed for every kind of server, and none of them changes anything", () => {
  expect(Object.keys(serverPaths)).toEqual([...serverKinds]);
  expect(isReadPath("lmdeploy", "/v1", "/terminate")).toBe(false);
  expect(isReadPath("vllm", "/v1", "/v1/models")).toBe(true);
  expect(isReadPath("vllm", "/v1", "/v1/models?x=1")).toBe(false);
  expect(isReadPath("ollama", "/v1", "/api/tags")).toBe(true);
  expect(isReadPath("vllm", "/v1", "/api/tags")).toBe(false);
});
