import "server-only";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpointCalls, endpointKeys, endpoints, endpointUsage } from "@/db/schema/endpoints";
import type { CallOutcome, CallPurpose } from "@/db/values/endpoints";
import { beijingClock, beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { type CallRefusal, hasBudget, type Load, loadRefusal, standingRefusal } from "./rules";
import { type EndpointRow, stateOf } from "./target";

export type CallIntent = {
  institutionId: string;
  endpointId: string;
  purpose: CallPurpose;
  /** Who asked for it, in person or by a job they started; null for nobody in particular. */
  userId: string | null;
  /** Tokens it may take at most, prompt and answer. */
  tokens: number;
};

export type Reservation = {
  id: string;
  row: EndpointRow;
  key: typeof endpointKeys.$inferSelect | null;
  intent: CallIntent;
};

/** How much longer than its own time limit a call keeps its place: to end, and to be settled. */
const GRACE_MS = 30_000;
/** Rows of calls that have ended are kept so long. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Takes a place among the calls in flight and sets aside what the call may use of the day's budget, or says why not. In the
 * scope `system` of the endpoint's institution. Reservations of one person wait for each other, and those of one institution,
 * in whichever process, so that no two of them count the same free place. The person's come first: nobody who holds an
 * institution's turn waits for a person's.
 */
export async function reserveCall(
  tx: Transaction,
  intent: CallIntent,
  at: Date,
): Promise<Reservation | CallRefusal> {
  const { institutionId, endpointId } = intent;
  const watcher = watcherOf(intent);
  if (watcher !== null) await takeTurn(tx, `endpoint calls of ${watcher}`);
  await takeTurn(tx, `endpoints ${institutionId}`);
  const [found] = await tx
    .select({ row: endpoints, key: endpointKeys })
    .from(endpoints)
    .leftJoin(
      endpointKeys,
      and(eq(endpointKeys.institutionId, endpoints.institutionId), eq(endpointKeys.id, endpoints.id)),
    )
    .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, endpointId)));
  if (found === undefined) return "not-found";
  const { row, key } = found;
  const refusal =
    standingRefusal({ ...row, state: stateOf(row) }, beijingClock(at)) ??
    loadRefusal(await loadOf(tx, intent, at), row) ??
    (await setAside(tx, row, intent, at));
  if (refusal !== null) return refusal;
  const id = newId();
  const { purpose, userId, tokens } = intent;
  const { jurisdictionCode } = row;
  const ms = row.totalSeconds * 1000;
  await tx.insert(endpointCalls).values({
    ...{
      institutionId,
      jurisdictionCode,
      id,
      endpointId,
      purpose,
      userId,
      day: beijingDate(at),
      startedAt: at,
    },
    expiresAt: new Date(at.getTime() + ms + GRACE_MS),
    reservedTokens: tokens,
    reservedMs: ms,
  });
  return { id, row, key, intent };
}

/** Waits until nobody else has the turn of this name; it ends with the transaction. */
const takeTurn = (tx: Transaction, name: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);

/** Who watches this call come; null for a check, which runs by itself. */
const watcherOf = ({ purpose, userId }: CallIntent) => (purpose === "spot-check" ? null : userId);

/** What is running and what began in the last minute, counted in one look; of a person, at every institution. */
async function loadOf(tx: Transaction, intent: CallIntent, at: Date): Promise<Load> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const isRunning = sql`ended_at is null and expires_at > ${moment}`;
  const isRecent = sql`started_at > ${moment} - interval '1 minute'`;
  const here = sql`endpoint_id = ${intent.endpointId}`;
  const watcher = watcherOf(intent);
  const [counted] = await tx.execute<Record<"here" | "all" | "own" | "hereMinute" | "allMinute", number>>(sql`
    select count(*) filter (where ${isRunning} and ${here})::int as "here", count(*) filter (where ${isRunning})::int as "all",
      calls_watched_by(${watcher}, ${moment}) as "own",
      count(*) filter (where ${isRecent} and ${here})::int as "hereMinute", count(*) filter (where ${isRecent})::int as "allMinute"
    from endpoint_calls where institution_id = ${intent.institutionId} and (${isRecent} or (${isRunning}))`);
  return {
    endpoint: { running: counted?.here ?? 0, perMinute: counted?.hereMinute ?? 0 },
    institution: { running: counted?.all ?? 0, perMinute: counted?.allMinute ?? 0 },
    person: watcher === null ? null : { running: counted?.own ?? 0 },
  };
}

/** Sets aside what a call may use. The first call of a day clears the rows of calls long ended. */
async function setAside(
  tx: Transaction,
  row: EndpointRow,
  { tokens }: CallIntent,
  at: Date,
): Promise<CallRefusal | null> {
  const { institutionId, jurisdictionCode, id: endpointId } = row;
  const day = beijingDate(at);
  const ofToday = and(
    eq(endpointUsage.institutionId, institutionId),
    eq(endpointUsage.endpointId, endpointId),
    eq(endpointUsage.day, day),
  );
  const [known] = await tx.select().from(endpointUsage).where(ofToday);
  const used = {
    calls: known?.calls ?? 0,
    tokens: (known?.reservedTokens ?? 0) + (known?.settledTokens ?? 0),
    ms: (known?.reservedMs ?? 0) + (known?.settledMs ?? 0),
  };
  const budget = { calls: row.budgetCalls, tokens: row.budgetTokens, ms: row.budgetSeconds * 1000 };
  const ms = row.totalSeconds * 1000;
  if (!hasBudget(budget, used, { calls: 1, tokens, ms })) return "budget";
  const { reservedTokens, reservedMs } = endpointUsage;
  if (known !== undefined) {
    const added = {
      reservedTokens: sql`${reservedTokens} + ${tokens}`,
      reservedMs: sql`${reservedMs} + ${ms}`,
    };
    await tx
      .update(endpointUsage)
      .set({ calls: known.calls + 1, ...added })
      .where(ofToday);
    return null;
  }
  await tx.insert(endpointUsage).values({
    ...{ institutionId, jurisdictionCode, endpointId, day, calls: 1 },
    ...{ reservedTokens: tokens, settledTokens: 0, reservedMs: ms, settledMs: 0 },
  });
  await tx
    .delete(endpointCalls)
    .where(
      and(
        eq(endpointCalls.institutionId, institutionId),
        lt(endpointCalls.expiresAt, new Date(at.getTime() - KEPT_MS)),
      ),
    );
  return null;
}

/** What a call came to. Names of closed lists and numbers: nothing that was asked or answered. */
export type Spent = {
  outcome: CallOutcome;
  reason: string | null;
  tokens: number;
  bytes: number;
  ms: number;
};

/** Gives the place back and writes what was used where it had been set aside. Once: a second time changes nothing. */
export async function settleCall(
  tx: Transaction,
  { id, intent }: Pick<Reservation, "id" | "intent">,
  { outcome, reason, tokens, bytes, ms }: Spent,
  at: Date,
): Promise<void> {
  const totalMs = Math.ceil(ms);
  const [call] = await tx
    .update(endpointCalls)
    .set({ endedAt: at, outcome, reason, tokens, bytes, totalMs })
    .where(
      and(
        eq(endpointCalls.institutionId, intent.institutionId),
        eq(endpointCalls.id, id),
        isNull(endpointCalls.endedAt),
      ),
    )
    .returning();
  if (call !== undefined) await moveToSettled(tx, call, { tokens, totalMs });
}

/**
 * Settles the calls of an endpoint's checks that nobody will settle any more, because the process that made them is gone,
 * and gives their places back. What such a call used nobody knows: it is billed all the tokens that it could have used, and
 * the time until now. Only for who has the endpoint's checks to itself, as a run of the check's job has by its queue.
 */
export async function settleLostCalls(
  tx: Transaction,
  { institutionId, endpointId }: Pick<CallIntent, "institutionId" | "endpointId">,
  at: Date,
): Promise<void> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const lost = await tx
    .update(endpointCalls)
    .set({
      ...{ endedAt: at, outcome: "error", reason: "lost", bytes: 0 },
      tokens: sql`${endpointCalls.reservedTokens}`,
      totalMs: sql`least(${endpointCalls.reservedMs}, extract(epoch from ${moment} - ${endpointCalls.startedAt}) * 1000)::int`,
    })
    .where(
      and(
        eq(endpointCalls.institutionId, institutionId),
        eq(endpointCalls.endpointId, endpointId),
        eq(endpointCalls.purpose, "spot-check"),
        isNull(endpointCalls.endedAt),
      ),
    )
    .returning();
  for (const call of lost) {
    await moveToSettled(tx, call, { tokens: call.reservedTokens, totalMs: call.totalMs ?? 0 });
  }
}

async function moveToSettled(
  tx: Transaction,
  call: typeof endpointCalls.$inferSelect,
  { tokens, totalMs }: { tokens: number; totalMs: number },
): Promise<void> {
  const { reservedTokens, settledTokens, reservedMs, settledMs } = endpointUsage;
  await tx
    .update(endpointUsage)
    .set({
      reservedTokens: sql`${reservedTokens} - ${call.reservedTokens}`,
      settledTokens: sql`${settledTokens} + ${tokens}`,
      reservedMs: sql`${reservedMs} - ${call.reservedMs}`,
      settledMs: sql`${settledMs} + ${totalMs}`,
    })
    .where(
      and(
        eq(endpointUsage.institutionId, call.institutionId),
        eq(endpointUsage.endpointId, call.endpointId),
        // The day it was set aside on, whenever it ends.
        eq(endpointUsage.day, call.day),
      ),
    );
}
