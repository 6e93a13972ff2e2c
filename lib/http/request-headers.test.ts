import { describe, expect, it } from "vitest";
import { lastHop, plainAddress, settleHeaders } from "./request-headers";

const forged = {
  host: "portal.example",
  cookie: "locale=zh-CN",
  "x-forwarded-for": "203.0.113.7, 198.51.100.9",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  forwarded: "for=203.0.113.7",
  "x-real-ip": "203.0.113.7",
  "x-portal-address": "203.0.113.7",
  "x-request-id": "chosen-by-caller",
  "x-middleware-subrequest": "proxy:proxy:proxy",
  "x-middleware-next": "1",
};

function settle(headers: Record<string, string>, trustProxy: boolean) {
  const copy: Record<string, string | string[] | undefined> = { ...headers };
  const id = settleHeaders(copy, { socketAddress: "::ffff:192.0.2.1", trustProxy, newId: () => "made-here" });
  return { copy, id };
}

describe("without a trusted proxy", () => {
  it("nothing a caller says about itself gets through", () => {
    const { copy, id } = settle(forged, false);
    expect(copy).toEqual({
      host: "portal.example",
      cookie: "locale=zh-CN",
      "x-portal-address": "192.0.2.1",
      "x-request-id": "made-here",
    });
    expect(id).toBe("made-here");
  });
});

describe("behind a trusted proxy", () => {
  it("the last hop is the caller, not what the caller put before it", () => {
    const { copy } = settle(forged, true);
    expect(copy["x-portal-address"]).toBe("198.51.100.9");
    expect(copy["x-forwarded-host"]).toBe("evil.example");
    expect(copy["x-request-id"]).toBe("chosen-by-caller");
  });

  it("Next's inner headers are dropped all the same", () => {
    expect(Object.keys(settle(forged, true).copy).filter((name) => name.startsWith("x-middleware"))).toEqual(
      [],
    );
  });

  it("an unusable hop or id falls back to the socket and a new id", () => {
    const { copy } = settle({ "x-forwarded-for": "unknown", "x-request-id": 'a"}\n{"b' }, true);
    expect(copy["x-portal-address"]).toBe("192.0.2.1");
    expect(copy["x-request-id"]).toBe("made-here");
  });
});

describe("an address", () => {
  it("loses port, brackets and the IPv4-in-IPv6 form", () => {
    expect(lastHop("198.51.100.9:4711")).toBe("198.51.100.9");
    expect(lastHop("[2001:db8::1]:4711")).toBe("2001:db8::1");
    expect(lastHop(["203.0.113.7", "2001:db8::1"])).toBe("2001:db8::1");
    expect(plainAddress("::FFFF:192.0.2.1")).toBe("192.0.2.1");
    expect(plainAddress("2001:db8::1")).toBe("2001:db8::1");
  });

  it("is nothing when it isn't one", () => {
    for (const text of ["", "localhost", "1.2.3", "1.2.3.4, "]) expect(lastHop(text)).toBeNull();
    expect(lastHop(undefined)).toBeNull();
  });
});
