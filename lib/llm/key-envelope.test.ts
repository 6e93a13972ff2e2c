import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { EnvelopeError, masterKeysFrom } from "@/lib/envelope";
import { isEndpointKey, openKey, sealKey } from "./key-envelope";

const secret = "a secret of the portal, long enough";
const keys = masterKeysFrom(secret, "endpoint-key/1");
const key = "sk-0123456789abcdef";

describe("an endpoint's key", () => {
  it("opens for its endpoint, and shows its last four only", () => {
    const envelope = sealKey(key, "endpoint-1", keys);
    expect(openKey(envelope, "endpoint-1", keys)).toBe(key);
    expect(envelope).toMatchObject({ keyVersion: 1, lastFour: "cdef" });
    expect(JSON.stringify(envelope)).not.toContain("0123456789");
  });

  it("shows nothing of a short key", () => {
    expect(sealKey("abcd1234", "e", keys).lastFour).toBe("");
  });

  it("is sealed otherwise each time, equal keys included", () => {
    const [a, b] = [sealKey(key, "e", keys), sealKey(key, "e", keys)];
    expect(a.nonce).not.toBe(b.nonce);
    expect(a.sealed).not.toBe(b.sealed);
  });

  it("does not open in another's row, with another secret or when a bit was changed", () => {
    const envelope = sealKey(key, "endpoint-1", keys);
    const flipped = Buffer.from(envelope.sealed, "base64");
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    const attempts = [
      () => openKey(envelope, "endpoint-2", keys),
      () =>
        openKey(
          envelope,
          "endpoint-1",
          masterKeysFrom("another secret of the portal, as long", "endpoint-key/1"),
        ),
      () => openKey({ ...envelope, sealed: flipped.toString("base64") }, "endpoint-1", keys),
      () => openKey({ ...envelope, sealed: envelope.sealed.slice(0, 8) }, "endpoint-1", keys),
      () => openKey({ ...envelope, nonce: sealKey(key, "e", keys).nonce }, "endpoint-1", keys),
      () => openKey(envelope, "endpoint-1", masterKeysFrom(secret, "second-factor/1")),
      () => openKey({ ...envelope, nonce: "" }, "endpoint-1", keys),
      () => openKey({ ...envelope, keyVersion: 9 }, "endpoint-1", keys),
    ];
    for (const attempt of attempts) {
      expect(attempt).toThrow(EnvelopeError);
      expect(attempt).not.toThrow(new RegExp(key));
    }
  });

  it("is sealed by the newest master key, and old envelopes still open", () => {
    const old = sealKey(key, "e", keys);
    const both = new Map([...keys, [2, Buffer.alloc(32, 7)] as const]);
    expect(sealKey(key, "e", both).keyVersion).toBe(2);
    expect(openKey(old, "e", both)).toBe(key);
  });

  it.each(["a\r\nx: 1", "钥匙", "sk abc", "", "\u0000", "é", "a".repeat(513), "sk-1。", "a\n"])(
    "is refused where it could not stand in a header: %j",
    (text) => {
      expect(isEndpointKey(text)).toBe(false);
      try {
        sealKey(text, "e", keys);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        if (text.trim().length > 1) expect(inspect(error)).not.toContain(text);
      }
    },
  );
});
