import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spotCheckEvents } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import type { Piece } from "@/lib/llm/completion";
import type { LiveEvent } from "./live";
import { notifyWatchers } from "./notify";
import { eventPlace, seal } from "./sealed";

/** The check is no longer this run's: paused, stopped, or taken by a later run. Nothing was written. */
export class LostCheck extends Error {}

export type CheckPlace = { institutionId: string; jurisdictionCode: string; id: string; runner: string };
type Work = (tx: Transaction, seq: number) => Promise<void>;

export type EventLog = {
  /** Writes events, and what belongs to them, in one transaction; text that came before is written before. */
  write: (events: readonly LiveEvent[], work?: Work) => Promise<void>;
  /** Keeps a piece of text for the next batch. */
  piece: (sample: string, piece: Piece) => void;
  /** Ends the batches. Text that nobody has been told by then is in the record anyway. */
  close: () => Promise<void>;
};

/** Milliseconds between two batches of text: a page that reads along sees no difference, the database does. */
const BATCH_MS = 250;

/** Tells those who watch a check what happens in it. Writes come one after another, each only while the check is this run's. */
export function openEventLog(place: CheckPlace, onLost: () => void): EventLog {
  let texts = new Map<string, { reasoning: string; content: string }>();
  let last: Promise<void> = Promise.resolve();
  const takeTexts = (): LiveEvent[] => {
    const taken = [...texts].map(([sample, text]) => ({ kind: "text", sample, ...text }) as const);
    texts = new Map();
    return taken;
  };
  const write: EventLog["write"] = (events, work) => {
    const written = last.then(() => append(place, [...takeTexts(), ...events], work));
    last = written.catch((error: unknown) => {
      if (error instanceof LostCheck) onLost();
    });
    return written;
  };
  const timer = setInterval(() => {
    // A batch that fails is told by the write that follows it; text is no loss.
    if (texts.size > 0) write([]).catch(() => {});
  }, BATCH_MS);
  return {
    write,
    piece: (sample, { part, text }) => {
      const kept = texts.get(sample) ?? { reasoning: "", content: "" };
      kept[part] += text;
      texts.set(sample, kept);
    },
    close: async () => {
      clearInterval(timer);
      await last;
    },
  };
}

async function append(place: CheckPlace, events: readonly LiveEvent[], work?: Work): Promise<void> {
  const { institutionId, jurisdictionCode, id, runner } = place;
  await scoped({ kind: "system", institutionId }, async (tx) => {
    const [moved] = await tx
      .update(spotChecks)
      .set({ lastSeq: sql`${spotChecks.lastSeq} + 1` })
      .where(
        and(
          eq(spotChecks.institutionId, institutionId),
          eq(spotChecks.id, id),
          eq(spotChecks.runner, runner),
          eq(spotChecks.state, "running"),
        ),
      )
      .returning({ seq: spotChecks.lastSeq });
    if (moved === undefined) throw new LostCheck();
    const { seq } = moved;
    const sealed = seal(events, eventPlace(id, seq));
    await tx
      .insert(spotCheckEvents)
      .values({ institutionId, jurisdictionCode, checkId: id, seq, at: now(), ...sealed });
    await work?.(tx, seq);
    await notifyWatchers(tx, id);
  });
}
