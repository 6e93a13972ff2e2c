import { execFile } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/canonical";
import { newId } from "@/lib/ids";
import { keyIdOf } from "@/lib/portal-key";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { changeForTest, signAs } from "@/lib/testing/signed";
import { makeSigner } from "@/lib/testing/signer";
import { signatureFile, signingKeysFile } from "./file";

/** The published verifier as its reader has it: by itself for single files, as a module where thousands are looked at. */
const VERIFIER = path.resolve(import.meta.dirname, "../../public/signature-verifier.mjs");

let portal: TestPortal;
let hospital: TestHospital;
let dir: string;
let content: string;
let keys: string;
let signatureId: string;
const subject = newId();

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  await makeSigner(portal, hospital.quality);
  dir = await mkdtemp(path.join(os.tmpdir(), "signature-file-"));
  signatureId = await signAs(portal, hospital.quality, hospital, {
    id: subject,
    caseId: newId(),
    text: "第二类“𠮷”\n",
  });
  ({ content } = await signatureFile(hospital.it, signatureId));
  keys = path.join(dir, "keys.json");
  await writeFile(keys, (await signingKeysFile(visitor)).content);
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
  await portal.close();
});

async function run(text: string | Uint8Array, ...args: string[]): Promise<{ code: number; output: string }> {
  const file = path.join(dir, `${newId()}.json`);
  await writeFile(file, text);
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, file, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr }),
    );
  });
}

type Problems = {
  problemsOf: (bytes: Uint8Array, trusted: string[] | null) => { problems: [string, string][] };
};
async function looker() {
  const { problemsOf }: Problems = await import(VERIFIER);
  return (bytes: Uint8Array) => problemsOf(bytes, null).problems.length > 0;
}

describe("the file of a signature", () => {
  it("is found whole with the published keys, and without them with a caveat", async () => {
    const strict = await run(content, "--key", keys);
    expect(strict.code).toBe(0);
    expect(strict.output).toContain(hospital.nameZh);
    expect(strict.output).not.toContain("--key");
    const loose = await run(content);
    expect(loose.code).toBe(0);
    expect(loose.output).toContain("a forgery of the whole cannot be seen");
  });

  it("gives back what was displayed", async () => {
    const shown = path.join(dir, "displayed.json");
    await run(content, "--key", keys, "--displayed", shown);
    expect(JSON.parse(await readFile(shown, "utf8"))).toEqual({
      title: "分类结果",
      id: subject,
      text: "第二类“𠮷”\n",
    });
  });

  it("is refused with any byte changed, left out or put in", async () => {
    const isRefused = await looker();
    const whole = Buffer.from(content);
    expect(isRefused(whole)).toBe(false);
    const passed: string[] = [];
    let looked = 0;
    const look = (what: string, bytes: Uint8Array) => {
      looked += 1;
      if (!isRefused(bytes)) passed.push(what);
    };
    // One bit, the case of a letter, all bits: in turn, so that each byte is changed once.
    const masks = [0x01, 0x20, 0xff];
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (whole[at] ?? 0) ^ (masks[at % masks.length] ?? 1);
      look(`${at} changed`, changed);
      look(`${at} out`, Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]));
    }
    look("a space in", Buffer.concat([whole.subarray(0, 1), Buffer.from(" "), whole.subarray(1)]));
    look("one more line", Buffer.concat([whole, Buffer.from("\n")]));
    look("a mark at the start", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]));
    look("indented", Buffer.from(JSON.stringify(JSON.parse(content), null, 2)));
    expect(looked).toBe(whole.length * 2 + 4);
    expect(passed).toEqual([]);
  }, 120_000);

  it("is refused with any value changed though the file is written anew, canonical and without a gap", async () => {
    const isRefused = await looker();
    const passed: string[] = [];
    let looked = 0;
    const walk = (value: unknown, at: string, put: (changed: unknown) => unknown) => {
      looked += 1;
      const other = typeof value === "number" ? value + 1 : `${String(value)}x`;
      for (const changed of [other, null, undefined]) {
        if (changed === value) continue;
        if (!isRefused(Buffer.from(`${canonicalJson(JSON.parse(JSON.stringify(put(changed))))}\n`)))
          passed.push(at);
      }
      if (typeof value !== "object" || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        walk(member, `${at}.${name}`, (changed) =>
          put(Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed }),
        );
      }
    };
    const file: Record<string, unknown> = JSON.parse(content);
    for (const [name, member] of Object.entries(file))
      walk(member, name, (changed) => ({ ...file, [name]: changed }));
    expect(looked).toBeGreaterThan(40);
    expect(passed).toEqual([]);
  });

  it("forged as a whole under another key is refused by the published keys", async () => {
    const { privateKey, publicKey: made } = generateKeyPairSync("ed25519");
    const publicKey = made.export({ type: "spki", format: "pem" }).toString();
    const key = { keyId: keyIdOf(publicKey), algorithm: "Ed25519", publicKey };
    const signed = (tag: string, value: Parameters<typeof canonicalJson>[0]) =>
      sign(null, Buffer.from(`${tag}\0${canonicalJson(value)}`), privateKey).toString("base64");
    const file = JSON.parse(content);
    const statement = {
      ...file.statement,
      signer: { ...file.statement.signer, name: "别人" },
      keyId: key.keyId,
    };
    const value = signed("hospital-llm-oversight/signature/v1", statement);
    const unsealed = { ...file, statement, value, key, seal: key };
    const seal = { ...key, value: signed("hospital-llm-oversight/signature-file/v1", unsealed) };
    const forged = `${canonicalJson({ ...unsealed, seal })}\n`;
    expect((await run(forged)).code).toBe(0);
    const { code, output } = await run(forged, "--key", keys);
    expect(code).toBe(1);
    expect(output).toContain("is not among the published keys");
  });

  it("says when a signature is void, and the mark cannot be taken out", async () => {
    const id = newId();
    const voided = await signAs(portal, hospital.quality, hospital, { id });
    const { id: institutionId, jurisdictionCode } = hospital;
    await changeForTest(hospital.it, { institutionId, jurisdictionCode, id });
    const file = await signatureFile(hospital.it, voided);
    const { code, output } = await run(file.content, "--key", keys);
    expect(code).toBe(3);
    expect(output).toContain("内容已改");
    const without = `${canonicalJson({ ...JSON.parse(file.content), void: null })}\n`;
    expect((await run(without, "--key", keys)).code).toBe(1);
  });

  it("is given to nobody out of reach", async () => {
    const [other, far] = [await makeHospital(portal), await makeReviewer(portal, "440000")];
    for (const stranger of [other.quality, far]) {
      await expect(signatureFile(stranger, signatureId)).rejects.toMatchObject({ code: "record.not-found" });
    }
    expect((await signatureFile(await makeReviewer(portal), signatureId)).name).toMatch(/^signature-/);
  });

  it("that is none, or a key that is none, is unusable", async () => {
    expect((await run("{}\n")).code).toBe(1);
    expect((await run(content, "--key", VERIFIER)).code).toBe(2);
    expect((await run(content, "--wrong", "x")).code).toBe(2);
  });
});
