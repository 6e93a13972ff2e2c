import "server-only";
import type { InstanceKind } from "@/db/values";
import { canonicalJson } from "@/lib/canonical";
import type { AuditEvent, StoredEvent } from "./chain";
import type { Checkpoint, StreamReceipt } from "./checkpoint";

/**
 * Export of one stream as NDJSON (UTF-8, LF): a header, the events in order, then each checkpoint followed by
 * this institution's receipt. Every line is RFC 8785 text, so a changed byte is a changed meaning and a
 * verifier compares the line itself. public/audit-verifier.mjs reads this format without this code.
 */
export const EXPORT_FORMAT = "hospital-llm-oversight/audit-export";

export type ExportHeader = {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: 1;
  readonly portalId: string;
  readonly instance: InstanceKind;
  /** Mark of the demonstration instance in both languages, null on a live one. */
  readonly notice: string | null;
  readonly institutionId: string;
  readonly exportedAt: string;
  readonly fromSeq: number;
  /** fromSeq - 1 for an empty stream. */
  readonly toSeq: number;
};

export type AttestedCheckpoint = { readonly checkpoint: Checkpoint; readonly receipt: StreamReceipt | null };

export type ExportParts = {
  readonly header: ExportHeader;
  readonly events: Iterable<StoredEvent> | AsyncIterable<StoredEvent>;
  /** Those whose receipt lies at or after fromSeq - 1 and not after toSeq, oldest first. */
  readonly checkpoints: readonly (AttestedCheckpoint & { readonly receipt: StreamReceipt })[];
};

export type ExportLine =
  | { readonly kind: "header"; readonly header: ExportHeader }
  | { readonly kind: "event"; readonly stored: StoredEvent }
  | { readonly kind: "checkpoint"; readonly checkpoint: Checkpoint }
  | { readonly kind: "receipt"; readonly receipt: StreamReceipt };

/** A line that is not of this format; `line` counts from 1. */
export class ExportFormatError extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.name = "ExportFormatError";
    this.line = line;
  }
}

/** Lines of an export, each with its line feed. Holds one event at a time. */
export async function* writeExport(parts: ExportParts): AsyncGenerator<string, void, undefined> {
  yield `${canonicalJson({ kind: "header", header: parts.header })}\n`;
  for await (const { event, previousHash, hash } of parts.events) {
    yield `${canonicalJson({ kind: "event", event, previousHash, hash })}\n`;
  }
  for (const kept of parts.checkpoints) yield* writeCheckpoint(kept);
}

/** The file a hospital keeps: the same lines as in an export. Without a receipt it is the public checkpoint. */
export function* writeCheckpoint({
  checkpoint,
  receipt,
}: AttestedCheckpoint): Generator<string, void, undefined> {
  yield `${canonicalJson({ kind: "checkpoint", checkpoint })}\n`;
  if (receipt) yield `${canonicalJson({ kind: "receipt", receipt })}\n`;
}

/**
 * Reads lines (without line feeds) back. Throws ExportFormatError for a line that is not canonical JSON of a
 * known kind, for a header elsewhere than first, and for an event behind a checkpoint. Whether the events
 * are true is for verifyStream to say.
 */
export async function* parseExport(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<ExportLine, void, undefined> {
  let number = 0;
  let isTrailer = false;
  for await (const line of lines) {
    number += 1;
    const parsed = parseExportLine(line, number);
    if ((parsed.kind === "header") !== (number === 1)) {
      throw new ExportFormatError(number, "the header is the first line and no other");
    }
    if (parsed.kind === "event" && isTrailer)
      throw new ExportFormatError(number, "an event behind a checkpoint");
    isTrailer = parsed.kind === "checkpoint" || parsed.kind === "receipt";
    yield parsed;
  }
}

const MEMBERS = {
  header: "header,kind",
  event: "event,hash,kind,previousHash",
  checkpoint: "checkpoint,kind",
  receipt: "kind,receipt",
};

function parseExportLine(line: string, number: number): ExportLine {
  const record = parseObject(line, number);
  const { kind } = record;
  // A member beyond these would stand in the file without being covered by any hash.
  const isShaped = isKind(kind) && Object.keys(record).join() === MEMBERS[kind];
  if (isShaped && kind === "header" && isObject(record.header) && isHeader(record.header)) {
    return { kind, header: record.header };
  }
  if (
    isShaped &&
    kind === "event" &&
    isObject(record.event) &&
    isText(record.previousHash) &&
    isText(record.hash)
  ) {
    const { previousHash, hash } = record;
    // The hash covers every member of the event, so a wrong shape shows as an edited event.
    return { kind, stored: { event: record.event as AuditEvent, previousHash, hash } };
  }
  if (isShaped && kind === "checkpoint" && isObject(record.checkpoint)) {
    return { kind, checkpoint: record.checkpoint as Checkpoint };
  }
  if (isShaped && kind === "receipt" && isObject(record.receipt) && Array.isArray(record.receipt.path)) {
    return { kind, receipt: record.receipt as StreamReceipt };
  }
  throw new ExportFormatError(number, "not a line of this format");
}

function isKind(kind: unknown): kind is keyof typeof MEMBERS {
  return typeof kind === "string" && Object.hasOwn(MEMBERS, kind);
}

function parseObject(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value) && canonicalJson(value as ExportHeader) === line) return value;
  } catch {
    // Falls through to the one sentence for a line that cannot be read.
  }
  throw new ExportFormatError(number, "not canonical JSON");
}

function isHeader(header: Record<string, unknown>): header is ExportHeader {
  return (
    header.format === EXPORT_FORMAT &&
    header.version === 1 &&
    isText(header.institutionId) &&
    Number.isSafeInteger(header.fromSeq) &&
    Number.isSafeInteger(header.toSeq)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
