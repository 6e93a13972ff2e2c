import { describe, expect, it } from "vitest";
import { checkpointOf, collect, exportLines, headerOf, newKey, streamOf } from "@/lib/testing/audit-chain";
import { type ExportLine, parseExport, writeCheckpoint } from "./export-format";

const stream = streamOf(3);
const kept = checkpointOf(stream, newKey());
const lines = await exportLines(stream, [kept]);

async function read(source: readonly string[]): Promise<ExportLine[]> {
  return collect(parseExport(source));
}

describe("writeExport and parseExport", () => {
  it("give back what was written", async () => {
    expect(await read(lines)).toEqual([
      { kind: "header", header: headerOf(stream) },
      ...stream.map((stored) => ({ kind: "event", stored })),
      { kind: "checkpoint", checkpoint: kept.checkpoint },
      { kind: "receipt", receipt: kept.receipt },
    ]);
  });

  it("write an empty stream as a header alone", async () => {
    expect(await read(await exportLines([]))).toMatchObject([{ header: { fromSeq: 1, toSeq: 0 } }]);
  });

  it("write a checkpoint file with the same lines", () => {
    const file = [...writeCheckpoint(kept)].join("");
    expect(file).toBe(`${lines[4]}\n${lines[5]}\n`);
    expect([...writeCheckpoint({ checkpoint: kept.checkpoint, receipt: null })]).toEqual([`${lines[4]}\n`]);
  });
});

describe("parseExport refuses", () => {
  const event = lines[1] ?? "";
  it.each([
    ["an empty file's first line", [""], 1],
    ["events without a header", lines.slice(1), 1],
    ["a second header", lines.toSpliced(2, 0, lines[0] ?? ""), 3],
    ["a line cut short", lines.with(1, event.slice(0, -1)), 2],
    ["white space", lines.with(1, event.replace('"seq":1', '"seq": 1')), 2],
    ["another order of members", lines.with(1, event.replace(/^\{("event".*),("hash":"\w+")/, "{$2,$1")), 2],
    ["a member no hash covers", lines.with(1, event.replace(/\}$/, ',"zz":1}')), 2],
    ["an unknown kind", lines.with(1, '{"kind":"toString"}'), 2],
    ["an event behind a checkpoint", [...lines, event], 7],
    ["another version", lines.with(0, (lines[0] ?? "").replace('"version":1', '"version":2')), 1],
  ])("%s", async (_name, source, line) => {
    expect(source).not.toEqual(lines);
    await expect(read(source)).rejects.toMatchObject({ name: "ExportFormatError", line });
  });
});
