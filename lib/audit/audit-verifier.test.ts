import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { canonicalDigest } from "@/lib/digest";
import {
  chainOf,
  checkpointOf,
  collect,
  exportLines,
  headerOf,
  INSTITUTION,
  newKey,
  OTHER,
} from "@/lib/testing/audit-chain";
import { edited, never, stream, tamperings } from "@/lib/testing/audit-tampering";
import { ExportFormatError, parseExport, writeCheckpoint } from "./export-format";
import { verifyStream } from "./verify-stream";

/** The published verifier as a reader runs it: its own process, files and options, an exit code and text. */
const VERIFIER = path.resolve(import.meta.dirname, "../../public/audit-verifier.mjs");
const key = newKey();
const early = checkpointOf(stream.slice(0, 8), key, { takenAt: "2026-11-21T16:00:00.000Z" });
const late = checkpointOf(stream.slice(0, 11), key, { previous: early.signed });
const forger = newKey();

// Each verdict is a process of its own; on a busy machine a test of several needs more than the default.
vi.setConfig({ testTimeout: 60_000 });

let dir = "";
let files = 0;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "audit-verifier-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function file(content: string | Uint8Array): Promise<string> {
  files += 1;
  const name = path.join(dir, `${files}.ndjson`);
  await writeFile(name, content);
  return name;
}

const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

function run(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr });
    });
  });
}

async function verify(lines: readonly string[], ...args: string[]) {
  return run(await file(textOf(lines)), ...args);
}

async function keptFile(kept = early): Promise<string[]> {
  return ["--checkpoint", await file([...writeCheckpoint(kept)].join(""))];
}

/** The portal's own verdict on the same file, with the same kept checkpoint. */
async function isSoundToPortal(lines: readonly string[]): Promise<boolean> {
  try {
    const parsed = await collect(parseExport(lines));
    const events = parsed.flatMap((line) => (line.kind === "event" ? [line.stored] : []));
    return verifyStream(events, { institutionId: INSTITUTION, attested: [early.receipt] }).problemCount === 0;
  } catch (error) {
    if (error instanceof ExportFormatError) return false;
    throw error;
  }
}

describe("a sound export", () => {
  it("is valid, alone and against kept checkpoints, the key and the institution", async () => {
    const lines = await exportLines(stream, [early, late]);
    const pem = await file(key.publicKey);
    const result = await verify(
      lines,
      ...(await keptFile()),
      ...(await keptFile(late)),
      "--key",
      pem,
      "--institution",
      INSTITUTION,
    );
    expect(result.output).toContain("第1–12条前后相接");
    expect(result.output).toContain("up to event 11");
    expect(result.output).toContain("events 12–12 have no checkpoint yet");
    expect(result.code).toBe(0);
    expect(await isSoundToPortal(lines)).toBe(true);
  });

  it("says what cannot be seen without a checkpoint, or with one from the same file only", async () => {
    const alone = await verify(await exportLines(stream));
    expect(alone).toMatchObject({
      code: 0,
      output: expect.stringContaining("末尾被删、整条链被重算，仅凭本文件看不出来"),
    });
    const own = await verify(await exportLines(stream, [late]));
    expect(own).toMatchObject({
      code: 0,
      output: expect.stringContaining("a forgery of both cannot be seen"),
    });
  });

  it("may be empty, or an excerpt", async () => {
    expect((await verify(await exportLines([]))).code).toBe(0);
    const excerpt = await verify(await exportLines(stream.slice(8), [early, late]), ...(await keptFile()));
    expect(excerpt).toMatchObject({ code: 0, output: expect.stringContaining("events before 9") });
  });

  it("is compared with an earlier export and with a bare checkpoint joined by the export's receipt", async () => {
    const earlier = await file(textOf(await exportLines(stream.slice(0, 8), [early])));
    const bare = await file(JSON.stringify(early.checkpoint, null, 2));
    const lines = await exportLines(stream, [early, late]);
    const result = await verify(lines, "--checkpoint", earlier, "--checkpoint", bare);
    expect(result.output).not.toContain("forgery of both");
    expect(result.code).toBe(0);
  });
});

describe("with a kept checkpoint the verifier finds", () => {
  it.concurrent.each(tamperings)("%s, and the portal agrees", async (_name, tamper) => {
    const lines = await tamper();
    const result = await verify(lines, ...(await keptFile()));
    expect(result).toMatchObject({ code: 1, output: expect.stringContaining("日志被篡改") });
    expect(result.output).not.toContain("[有效");
    expect(await isSoundToPortal(lines)).toBe(false);
  });

  it("a forged checkpoint and receipt beside a rewritten chain", async () => {
    const forged = chainOf(edited(1));
    const checkpoint = checkpointOf(forged.slice(0, 8), forger);
    const lines = await exportLines(forged, [checkpoint]);
    expect((await verify(lines)).code).toBe(0);
    expect((await verify(lines, ...(await keptFile()))).code).toBe(1);
    expect((await verify(lines, "--key", await file(key.publicKey))).code).toBe(1);
  });

  it("a receipt made for a rewritten chain that leads to no kept root", async () => {
    const forged = chainOf(edited(1));
    const receipt = { ...early.receipt, hash: forged[7]?.hash ?? never() };
    const lines = await exportLines(forged, [{ ...early, receipt }]);
    const bare = await file([...writeCheckpoint({ ...early, receipt: null })].join(""));
    const result = await verify(lines, "--checkpoint", bare);
    expect(result).toMatchObject({
      code: 1,
      output: expect.stringContaining("does not lead to its checkpoint"),
    });
  });

  it("a checkpoint that bears the portal's key and another's signature", async () => {
    const forged = chainOf(edited(1));
    const { checkpoint } = checkpointOf(forged.slice(0, 8), forger);
    const dressed = { ...checkpoint, keyId: key.keyId, publicKey: key.publicKey };
    const receipt = {
      ...checkpointOf(forged.slice(0, 8), forger).receipt,
      checkpointDigest: canonicalDigest(dressed),
    };
    const lines = await exportLines(forged, [{ ...early, checkpoint: dressed, receipt }]);
    const result = await verify(lines, "--key", await file(key.publicKey));
    expect(result).toMatchObject({ code: 1, output: expect.stringContaining("the signature does not hold") });
  });

  it("two checkpoints that follow the same one", async () => {
    const fork = checkpointOf(stream.slice(0, 11), key, {
      previous: early.signed,
      takenAt: "2026-11-22T17:00:00.000Z",
    });
    const result = await verify(await exportLines(stream, [early, fork]), ...(await keptFile(late)));
    expect(result).toMatchObject({ code: 1, output: expect.stringContaining("a fork") });
  });

  it("an export of another portal or institution", async () => {
    const live = await exportLines(stream, [], headerOf(stream, { instance: "live" }));
    expect((await verify(live, ...(await keptFile()))).code).toBe(1);
    expect((await verify(await exportLines(stream), "--institution", OTHER)).code).toBe(1);
  });
});

describe("from the file alone the verifier finds", () => {
  it.concurrent.each(tamperings)("%s where the portal's checkpoints stand in it", async (_name, tamper) => {
    const trailer = (await exportLines(stream, [early, late])).slice(-4);
    expect((await verify([...(await tamper()), ...trailer])).code).toBe(1);
  });

  it("a changed checkpoint, a changed receipt and one without the other", async () => {
    const lines = await exportLines(stream, [early]);
    const [checkpoint, receipt] = lines.slice(-2);
    const before = lines.slice(0, -2);
    const cases = [
      [...before, checkpoint?.replace('"streams":2', '"streams":3') ?? "", receipt ?? ""],
      [...before, checkpoint ?? "", receipt?.replace('"seq":8', '"seq":7') ?? ""],
      [...before, checkpoint ?? ""],
      [...before, receipt ?? ""],
    ];
    for (const tampered of cases) expect((await verify(tampered)).code).toBe(1);
  });

  it("another writing of the same JSON", async () => {
    const lines = await exportLines(stream);
    const line = lines[3] ?? never();
    const writings = [
      line.replace("\\u000b", "\\u000B"),
      line.replace(":", ": "),
      line.replace("1e+21", "1E+21"),
      `${line}\r`,
    ];
    for (const writing of writings) {
      expect(writing).not.toBe(line);
      expect(JSON.parse(writing)).toEqual(JSON.parse(line));
      expect((await verify(lines.with(3, writing))).code).toBe(1);
    }
  });

  it("a change of any one byte of an event line", async () => {
    const clean = Buffer.from(textOf(await exportLines(stream.slice(0, 3), [])));
    const start = clean.indexOf(10) + 1;
    const position = fc.integer({ min: start, max: clean.length - 2 });
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const changed = Buffer.from(clean);
        changed[at] = (changed[at] ?? 0) ^ difference;
        expect((await run(await file(changed))).code).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe("input that cannot be used", () => {
  it("gives exit code 2 and a sentence in both languages", async () => {
    const lines = await exportLines(stream);
    const sound = await file(textOf(lines));
    const text = await file("not a trail\n");
    const bare = await file([...writeCheckpoint({ ...early, receipt: null })].join(""));
    const broken = await file(JSON.stringify({ ...early.checkpoint, root: "00" }));
    const cases: string[][] = [
      [],
      [sound, sound],
      [sound, "--wrong"],
      [sound, "--key"],
      [sound, "--key", text],
      [sound, "--checkpoint", text],
      [sound, "--checkpoint", bare],
      [sound, "--checkpoint", broken],
      [text],
      [await file("")],
      [path.join(dir, "absent")],
      [dir],
    ];
    const answers = await Promise.all(cases.map((args) => run(...args)));
    expect(answers.map(({ code }) => code)).toEqual(cases.map(() => 2));
    for (const { output } of answers)
      expect(output).toMatch(/^\[无法核验 unusable\] .+\n {2}.+|\[结论 verdict\]/m);
  });
});
