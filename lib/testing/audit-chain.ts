import { generateKeyPairSync } from "node:crypto";
import { type AuditEvent, chainEvent, GENESIS_HASH, type StoredEvent } from "@/lib/audit/chain";
import { type SignedCheckpoint, signCheckpoint } from "@/lib/audit/checkpoint";
import {
  type AttestedCheckpoint,
  EXPORT_FORMAT,
  type ExportHeader,
  writeExport,
} from "@/lib/audit/export-format";
import { type PortalKey, parseKey } from "@/lib/portal-key";

/** Streams, checkpoints and exports for the tests of lib/audit. */
export const INSTITUTION = "0190a000-0000-7000-8000-00000000000a";
export const OTHER = "0190a000-0000-7000-8000-00000000000b";
export const PORTAL = "0190a000-0000-7000-8000-0000000000ff";

export function eventAt(seq: number, change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    institutionId: INSTITUTION,
    seq,
    at: new Date(Date.UTC(2026, 10, 1) + seq * 60_000).toISOString(),
    actor: { id: null, kind: "person", name: "示范人员", role: "hospital_it" },
    session: null,
    address: "192.0.2.1",
    action: "deployment.updated",
    object: { kind: "deployment", id: `d-${seq}`, version: seq },
    diff: { name: { from: `第${seq}版`, to: "a\u000b\n😀" } },
    before: null,
    after: null,
    reason: seq % 2 === 0 ? "更正" : null,
    requestId: `r-${seq}`,
    outcome: "done",
    detail: { rate: 0.1 * seq, big: 1e21 },
    ...change,
  };
}

/** A sound stream made of the events, whatever their numbers. */
export function chainOf(events: readonly AuditEvent[], start = GENESIS_HASH): StoredEvent[] {
  let previousHash = start;
  return events.map((event) => {
    const stored = chainEvent(previousHash, event);
    previousHash = stored.hash;
    return stored;
  });
}

export function streamOf(length: number, institutionId = INSTITUTION): StoredEvent[] {
  return chainOf(Array.from({ length }, (_, index) => eventAt(index + 1, { institutionId })));
}

export function newKey(): PortalKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return parseKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
}

/** A checkpoint over the stream, one other and the ids between them. */
export function checkpointOf(
  stream: readonly StoredEvent[],
  key: PortalKey,
  more: { previous?: SignedCheckpoint; takenAt?: string } = {},
): AttestedCheckpoint & { receipt: NonNullable<AttestedCheckpoint["receipt"]>; signed: SignedCheckpoint } {
  const heads = [...streamOf(2, OTHER).slice(-1), ...stream.slice(-1)].map(({ event, hash }) => ({
    institutionId: event.institutionId,
    seq: event.seq,
    hash,
  }));
  const signed = signCheckpoint({
    portalId: PORTAL,
    instance: "demo",
    takenAt: more.takenAt ?? "2026-11-22T16:00:00.000Z",
    heads,
    previous: more.previous?.checkpoint ?? null,
    key,
  });
  const receipt = signed.receiptFor(stream.at(-1)?.event.institutionId ?? "");
  if (receipt === null) throw new Error("the stream is empty");
  return { checkpoint: signed.checkpoint, receipt, signed };
}

export function headerOf(stream: readonly StoredEvent[], change: Partial<ExportHeader> = {}): ExportHeader {
  const fromSeq = stream[0]?.event.seq ?? 1;
  return {
    format: EXPORT_FORMAT,
    version: 1,
    portalId: PORTAL,
    instance: "demo",
    notice: "示范数据（虚构） / Demonstration data (fictional)",
    institutionId: INSTITUTION,
    exportedAt: "2026-11-23T00:00:00.000Z",
    fromSeq,
    toSeq: stream.at(-1)?.event.seq ?? fromSeq - 1,
    ...change,
  };
}

/** Lines of an export, without line feeds. */
export async function exportLines(
  stream: readonly StoredEvent[],
  checkpoints: readonly ReturnType<typeof checkpointOf>[] = [],
  header: ExportHeader = headerOf(stream),
): Promise<string[]> {
  const lines = await collect(writeExport({ header, events: stream, checkpoints }));
  return lines.map((line) => line.slice(0, -1));
}

/** Everything an asynchronous source yields (Array.fromAsync is not in Node 20). */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
