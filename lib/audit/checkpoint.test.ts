import { describe, expect, it } from "vitest";
import { checkpointOf, INSTITUTION, newKey, OTHER, PORTAL, streamOf } from "@/lib/testing/audit-chain";
import {
  type Checkpoint,
  checkpointDigest,
  checkpointProblems,
  signCheckpoint,
  verifyReceipt,
} from "./checkpoint";

const key = newKey();
const stream = streamOf(5);
const { checkpoint, receipt, signed } = checkpointOf(stream, key);

describe("signCheckpoint", () => {
  it("signs a statement its own key verifies", () => {
    expect(checkpoint).toMatchObject({ version: 1, portalId: PORTAL, instance: "demo", streams: 2 });
    expect(checkpointProblems(checkpoint)).toEqual([]);
    expect(checkpointProblems(checkpoint, [newKey().publicKey, key.publicKey])).toEqual([]);
  });

  it("does not depend on the order of the heads", () => {
    const heads = [INSTITUTION, OTHER].map((institutionId) => ({
      institutionId,
      seq: 1,
      hash: "00".repeat(32),
    }));
    const input = { portalId: PORTAL, instance: "live" as const, takenAt: "t", previous: null, key };
    const forward = signCheckpoint({ ...input, heads }).checkpoint;
    expect(signCheckpoint({ ...input, heads: heads.toReversed() }).checkpoint).toEqual(forward);
  });

  it("names the one before", () => {
    const next = checkpointOf(stream, key, { previous: signed });
    expect(checkpoint.previousCheckpointDigest).toBeNull();
    expect(next.checkpoint.previousCheckpointDigest).toBe(checkpointDigest(checkpoint));
  });

  it("refuses two heads of one institution", () => {
    const head = { institutionId: OTHER, seq: 1, hash: "00".repeat(32) };
    const input = { portalId: PORTAL, instance: "live" as const, takenAt: "t", previous: null, key };
    expect(() => signCheckpoint({ ...input, heads: [head, head] })).toThrow(RangeError);
  });
});

describe("checkpointProblems", () => {
  it.each<[string, Partial<Checkpoint>]>([
    ["another root", { root: "00".repeat(32) }],
    ["another time", { takenAt: "2026-11-21T16:00:00.000Z" }],
    ["another portal", { portalId: OTHER }],
    ["another instance", { instance: "live" }],
    ["another number of streams", { streams: 3 }],
    ["another predecessor", { previousCheckpointDigest: "00".repeat(32) }],
    ["no signature", { signature: "" }],
  ])("finds %s", (_name, change) => {
    expect(checkpointProblems({ ...checkpoint, ...change })).toEqual(["signature"]);
  });

  it("finds a key put in the place of the portal's", () => {
    const forger = newKey();
    const forged = checkpointOf(stream, forger).checkpoint;
    expect(checkpointProblems(forged, [key.publicKey])).toEqual(["untrusted-key"]);
    expect(checkpointProblems({ ...checkpoint, publicKey: forger.publicKey })).toEqual([
      "key-id",
      "signature",
    ]);
    expect(checkpointProblems({ ...checkpoint, publicKey: "no key" })).toEqual(["key-id", "signature"]);
  });
});

describe("verifyReceipt", () => {
  it("holds for the receipt of each institution under the root", () => {
    const other = signed.receiptFor(OTHER);
    expect(verifyReceipt(receipt, checkpoint)).toBe(true);
    expect(other !== null && verifyReceipt(other, checkpoint)).toBe(true);
    expect(signed.receiptFor(PORTAL)).toBeNull();
  });

  it.each([
    ["another number", { seq: 4 }],
    ["another hash", { hash: "00".repeat(32) }],
    ["another institution", { institutionId: OTHER }],
    ["another place", { leafIndex: 1 }],
    ["another size", { treeSize: 3 }],
    ["another checkpoint", { checkpointDigest: "00".repeat(32) }],
  ])("fails for %s", (_name, change) => {
    expect(verifyReceipt({ ...receipt, ...change }, checkpoint)).toBe(false);
  });
});
