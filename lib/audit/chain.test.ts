import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { chainOf, eventAt, INSTITUTION, OTHER, streamOf } from "@/lib/testing/audit-chain";
import { eventHash, GENESIS_HASH, type StoredEvent } from "./chain";
import { createStreamCheck, type StreamOptions, verifyStream } from "./verify-stream";

const stream = streamOf(6);
const options: StreamOptions = { institutionId: INSTITUTION };

function kinds(events: readonly StoredEvent[], more: Partial<StreamOptions> = {}): string[] {
  return verifyStream(events, { ...options, ...more }).problems.map(({ kind, seq, throughSeq }) =>
    seq === throughSeq ? `${kind} ${seq}` : `${kind} ${seq}-${throughSeq}`,
  );
}

function at(index: number): StoredEvent {
  const stored = stream[index];
  if (stored === undefined) throw new RangeError("no such event");
  return stored;
}

const head = { seq: 6, hash: at(5).hash };

describe("eventHash", () => {
  it("is taken over the documented bytes", () => {
    const event = eventAt(1, { diff: null, detail: null });
    const text =
      `{"action":"deployment.updated","actor":{"id":null,"kind":"person","name":"示范人员","role":"hospital_it"},` +
      `"address":"192.0.2.1","after":null,"at":"2026-11-01T00:01:00.000Z","before":null,"detail":null,"diff":null,` +
      `"institutionId":"${INSTITUTION}","object":{"id":"d-1","kind":"deployment","version":1},"outcome":"done",` +
      `"reason":null,"requestId":"r-1","seq":1,"session":null}`;
    const bytes = Buffer.concat([
      Buffer.alloc(32),
      Buffer.from("hospital-llm-oversight/audit/v1", "ascii"),
      Buffer.of(0),
      Buffer.from(text, "utf8"),
    ]);
    expect(eventHash(GENESIS_HASH, event)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it.each(["", "0", "A".repeat(64), `${"0".repeat(64)}\n`])("refuses %j as previous hash", (previous) => {
    expect(() => eventHash(previous, eventAt(1))).toThrow(RangeError);
  });
});

describe("verifyStream", () => {
  it("finds nothing in a sound stream", () => {
    const report = verifyStream(stream, { ...options, attested: [head, { seq: 3, hash: at(2).hash }] });
    expect(report).toEqual({
      institutionId: INSTITUTION,
      count: 6,
      lastSeq: 6,
      headHash: at(5).hash,
      problems: [],
      problemCount: 0,
      notCompared: [],
    });
  });

  it("takes an empty stream for sound", () => {
    expect(verifyStream([], options)).toMatchObject({ lastSeq: 0, headHash: GENESIS_HASH, problemCount: 0 });
  });

  it("survives storage that orders the members of an event otherwise", () => {
    const reversed = stream.map((stored) => ({
      ...stored,
      event: Object.fromEntries(Object.entries(stored.event).reverse()) as StoredEvent["event"],
    }));
    expect(kinds(reversed)).toEqual([]);
  });

  it.each<[string, StoredEvent[], string[]]>([
    ["an edited event", stream.with(2, { ...at(2), event: eventAt(3, { reason: "别的" }) }), ["edited 3"]],
    [
      "an added member",
      stream.with(2, { ...at(2), event: { ...at(2).event, x: 1 } as StoredEvent["event"] }),
      ["edited 3"],
    ],
    [
      "an event edited and hashed again",
      stream.with(2, chainOf([eventAt(3, { reason: "别的" })], at(1).hash)[0] ?? at(2)),
      ["broken-link 4"],
    ],
    [
      "a wrong predecessor",
      stream.with(2, { ...at(2), previousHash: GENESIS_HASH }),
      ["edited 3", "broken-link 3"],
    ],
    ["a deleted middle", stream.toSpliced(2, 2), ["gap 3-4"]],
    ["a deleted beginning", stream.slice(2), ["gap 1-2"]],
    ["two events exchanged", stream.with(2, at(3)).with(3, at(2)), ["gap 3", "reordered 3"]],
    ["an event twice", stream.toSpliced(3, 0, at(2)), ["duplicate 3"]],
    ["an event of another stream", stream.with(2, streamOf(3, OTHER)[2] ?? at(2)), ["foreign 3", "gap 3"]],
    [
      "an inserted event",
      stream.toSpliced(2, 0, ...chainOf([eventAt(3, { reason: "插入" })], at(1).hash)),
      ["duplicate 3"],
    ],
    ["a first event that is not the first", chainOf([eventAt(1)], at(0).hash), ["broken-link 1"]],
    ["a number that is none", stream.with(5, { ...at(5), event: eventAt(1.5) }), ["malformed 6"]],
    [
      "a value without canonical text",
      stream.with(5, { ...at(5), event: eventAt(6, { reason: "\ud800" }) }),
      ["malformed 6"],
    ],
  ])("finds %s", (_name, events, expected) => {
    expect(kinds(events)).toEqual(expected);
  });

  it("sees a deleted tail and a recomputed chain only against what was kept outside", () => {
    const rewritten = chainOf(
      stream.map(({ event }) => (event.seq === 2 ? { ...event, reason: "改写" } : event)),
    );
    expect(kinds(stream.slice(0, 4))).toEqual([]);
    expect(kinds(rewritten)).toEqual([]);
    expect(kinds(stream.slice(0, 4), { attested: [head] })).toEqual(["truncated 5-6"]);
    expect(kinds(rewritten, { attested: [head] })).toEqual(["rewritten 6"]);
  });

  it("verifies an excerpt from its first number on", () => {
    const excerpt = stream.slice(3);
    const before = { seq: 3, hash: at(2).hash };
    expect(kinds(excerpt, { fromSeq: 4, attested: [before, head] })).toEqual([]);
    expect(kinds(excerpt, { fromSeq: 4, previousHash: GENESIS_HASH })).toEqual(["broken-link 4"]);
    expect(kinds(excerpt, { fromSeq: 4, attested: [{ seq: 3, hash: GENESIS_HASH }] })).toEqual([
      "rewritten 3",
    ]);
    const report = verifyStream(excerpt, {
      ...options,
      fromSeq: 4,
      attested: [{ seq: 1, hash: at(0).hash }],
    });
    expect(report).toMatchObject({ problemCount: 0, notCompared: [1] });
  });

  it("counts every problem and lists the first hundred", () => {
    const check = createStreamCheck(options);
    for (let index = 0; index < 150; index += 1) check.push({ ...at(0), hash: GENESIS_HASH });
    const report = check.report();
    expect(report.problems).toHaveLength(100);
    expect(report.problemCount).toBeGreaterThan(150);
  });
});
