import "server-only";
import { CanonicalJsonError } from "@/lib/canonical";
import { eventHash, GENESIS_HASH, type StoredEvent } from "./chain";

export type StreamProblemKind =
  | "edited" // the event does not give its hash
  | "broken-link" // it names another predecessor than the event before it
  | "gap" // events seq…throughSeq are absent at this place
  | "reordered" // it stands behind later events
  | "duplicate" // its number was there before
  | "foreign" // it belongs to another institution
  | "malformed" // it has no usable number or no canonical text
  | "truncated" // a checkpoint attests an event behind the end
  | "rewritten"; // a checkpoint attests another hash

export type StreamProblem = {
  readonly kind: StreamProblemKind;
  readonly seq: number;
  readonly throughSeq: number;
};

/** What somebody outside has kept: the event `seq` had this hash. */
export type StreamAttestation = { readonly seq: number; readonly hash: string };

export type StreamOptions = {
  readonly institutionId: string;
  /** First number expected, 1 unless an excerpt is verified. */
  readonly fromSeq?: number;
  /** Hash the first event must follow; known for a whole stream, optional for an excerpt. */
  readonly previousHash?: string;
  readonly attested?: readonly StreamAttestation[];
};

export type StreamReport = {
  readonly institutionId: string;
  /** Events read, wrong ones included. */
  readonly count: number;
  readonly lastSeq: number;
  /** Hash of the event `lastSeq`; the previous hash if there was none. */
  readonly headHash: string | null;
  /** The first hundred; `problemCount` counts them all. Zero means the stream is sound. */
  readonly problems: readonly StreamProblem[];
  readonly problemCount: number;
  /** Numbers of attestations that lie before the excerpt and could not be compared. */
  readonly notCompared: readonly number[];
};

export type StreamCheck = {
  readonly push: (stored: StoredEvent) => void;
  readonly report: () => StreamReport;
};

const LISTED_PROBLEMS = 100;

/**
 * A check that is fed one event at a time, so a stream of any length needs little memory. It sees every
 * change that leaves the chain inconsistent. A tail cut off, or a chain recomputed from its beginning, is
 * consistent again: only `attested` values kept outside show those.
 */
export function createStreamCheck(options: StreamOptions): StreamCheck {
  const fromSeq = options.fromSeq ?? 1;
  const start = options.previousHash ?? (fromSeq === 1 ? GENESIS_HASH : null);
  const attested = new Map<number, string[]>();
  for (const { seq, hash } of options.attested ?? []) attested.set(seq, [...(attested.get(seq) ?? []), hash]);
  const missing = new Set<number>();
  const problems: StreamProblem[] = [];
  let problemCount = 0;
  let count = 0;
  let last = { seq: fromSeq - 1, hash: start };
  /** The event read before this one, whose hash the next one must name. */
  let before = last;

  function add(kind: StreamProblemKind, seq: number, throughSeq = seq): void {
    problemCount += 1;
    if (problems.length < LISTED_PROBLEMS) problems.push({ kind, seq, throughSeq });
  }

  function compare(seq: number, hash: string): void {
    for (const expected of attested.get(seq) ?? []) if (expected !== hash) add("rewritten", seq);
    attested.delete(seq);
  }

  function place(seq: number): void {
    if (seq > last.seq + 1) {
      add("gap", last.seq + 1, seq - 1);
      // Bounded: a stream with this many holes is beyond telling "late" from "twice".
      for (let hole = last.seq + 1; hole < seq && missing.size < 100_000; hole += 1) missing.add(hole);
    } else if (seq <= last.seq) {
      add(missing.delete(seq) ? "reordered" : "duplicate", seq);
    }
  }

  function push(stored: StoredEvent): void {
    count += 1;
    const { event, previousHash, hash } = stored;
    const { seq } = event;
    const refusal = unusable(stored, options.institutionId);
    if (refusal) {
      add(refusal, Number.isSafeInteger(seq) ? seq : count);
      return;
    }
    if (eventHash(previousHash, event) !== hash) add("edited", seq);
    place(seq);
    if (seq === before.seq + 1 && before.hash !== null && before.hash !== previousHash)
      add("broken-link", seq);
    if (seq === fromSeq) compare(fromSeq - 1, previousHash);
    compare(seq, hash);
    before = { seq, hash };
    if (seq > last.seq) last = before;
  }

  function report(): StreamReport {
    const left = [...attested.keys()].sort((a, b) => a - b);
    const beyond = left.filter((seq) => seq > last.seq).map((seq) => truncated(seq));
    return {
      institutionId: options.institutionId,
      count,
      lastSeq: last.seq,
      headHash: last.hash,
      problems: [...problems, ...beyond],
      problemCount: problemCount + beyond.length,
      notCompared: left.filter((seq) => seq < fromSeq),
    };
  }

  function truncated(seq: number): StreamProblem {
    return { kind: "truncated", seq: last.seq + 1, throughSeq: seq };
  }

  return { push, report };
}

/** Verifies a stream that is at hand as a whole; see createStreamCheck for what it can and cannot see. */
export function verifyStream(events: Iterable<StoredEvent>, options: StreamOptions): StreamReport {
  const check = createStreamCheck(options);
  for (const stored of events) check.push(stored);
  return check.report();
}

/** Why an event can't be placed in the stream at all, or null. */
function unusable({ event, previousHash }: StoredEvent, institutionId: string): StreamProblemKind | null {
  if (!Number.isSafeInteger(event.seq) || event.seq < 1) return "malformed";
  if (event.institutionId !== institutionId) return "foreign";
  try {
    eventHash(previousHash, event);
    return null;
  } catch (error) {
    if (error instanceof CanonicalJsonError || error instanceof RangeError) return "malformed";
    throw error;
  }
}
