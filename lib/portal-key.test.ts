import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyIdOf, loadOrCreateKey, parseKey, signBytes, verifyBytes } from "./portal-key";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "portal-key-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const keyFile = () => path.join(dir, "keys", "checkpoint-ed25519.pem");

describe("loadOrCreateKey", () => {
  it("makes the key once, readable by its owner alone, and leaves no draft", async () => {
    const first = await loadOrCreateKey(path.join(dir, "keys"), "checkpoint");
    const second = await loadOrCreateKey(path.join(dir, "keys"), "checkpoint");
    expect(second.keyId).toBe(first.keyId);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(path.join(dir, "keys"))).toEqual(["checkpoint-ed25519.pem"]);
  });

  it("keeps another key for another purpose", async () => {
    const [one, other] = [await loadOrCreateKey(dir, "checkpoint"), await loadOrCreateKey(dir, "signature")];
    expect(other.keyId).not.toBe(one.keyId);
    expect((await readdir(dir)).sort()).toEqual(["checkpoint-ed25519.pem", "signature-ed25519.pem"]);
  });

  it("gives one key to processes that start at once", async () => {
    const starts = Array.from({ length: 8 }, () => loadOrCreateKey(path.join(dir, "keys"), "checkpoint"));
    expect(new Set((await Promise.all(starts)).map((key) => key.keyId)).size).toBe(1);
  });

  it.skipIf(process.platform === "win32")("refuses a file that others can read", async () => {
    await loadOrCreateKey(path.join(dir, "keys"), "checkpoint");
    await chmod(keyFile(), 0o640);
    await expect(loadOrCreateKey(path.join(dir, "keys"), "checkpoint")).rejects.toThrow("0600");
  });

  it("refuses a damaged file and never replaces it", async () => {
    await loadOrCreateKey(path.join(dir, "keys"), "checkpoint");
    await writeFile(keyFile(), "not a key");
    await expect(loadOrCreateKey(path.join(dir, "keys"), "checkpoint")).rejects.toThrow("PKCS#8");
  });
});

describe("Ed25519", () => {
  it("agrees with RFC 8032 section 7.1, test 3", () => {
    const seed = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
    const key = createPrivateKey({
      key: Buffer.from(`302e020100300506032b657004220420${seed}`, "hex"),
      format: "der",
      type: "pkcs8",
    });
    const signer = parseKey(key.export({ type: "pkcs8", format: "pem" }).toString());
    expect(Buffer.from(signBytes(Buffer.from("af82", "hex"), signer), "base64").toString("hex")).toBe(
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    );
  });

  it("verifies its own signature and refuses other bytes, other keys and other kinds of key", async () => {
    const key = await loadOrCreateKey(dir, "signature");
    const bytes = Buffer.from("checkpoint");
    const signature = signBytes(bytes, key);
    const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    expect(verifyBytes(bytes, signature, key.publicKey)).toBe(true);
    expect(verifyBytes(Buffer.from("Checkpoint"), signature, key.publicKey)).toBe(false);
    expect(verifyBytes(bytes, signature, other)).toBe(false);
    expect(verifyBytes(bytes, signature, "no key")).toBe(false);
    expect(() => keyIdOf(rsa)).toThrow("Ed25519");
    expect(keyIdOf(createPublicKey(key.publicKey))).toBe(key.keyId);
  });
});
