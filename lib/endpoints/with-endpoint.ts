import "server-only";
import { and, eq } from "drizzle-orm";
import { endpoints } from "@/db/schema/endpoints";
import { actorId, type SystemActor, scopeOf, type Viewer } from "@/lib/auth/actor";
import { takeAllowance } from "@/lib/auth/allowance";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { env } from "@/lib/env";
import { EnvelopeError, masterKeysFrom } from "@/lib/envelope";
import { logError } from "@/lib/http/log";
import type { CallOptions, Endpoint } from "@/lib/llm/call";
import { openKey } from "@/lib/llm/key-envelope";
import { type CallIntent, type Reservation, reserveCall, type Spent, settleCall } from "./reserve";
import { type CallRefusal, PERSON_LIMITS } from "./rules";
import { addressOf, callLimitsOf, type EndpointRow, reachOf } from "./target";
import { watchStanding } from "./watch-standing";

export type EndpointUse = Omit<CallIntent, "userId"> & {
  /** Whose reach decides whether there is such an endpoint: a person's, or a job's, which is one institution. */
  actor: Viewer | SystemActor;
  /** Of a job: who started the work. */
  startedBy?: string | null;
  /** Ends the call, and the work of the server with it. */
  signal?: AbortSignal | undefined;
  /** Told once the place is taken, before anything is sent. */
  onAccepted?: ((callId: string) => void) | undefined;
};

/** What was called, as it stood then: evidence beside an answer. */
export type Served = {
  endpointId: string;
  revision: number;
  address: string;
  modelIdSent: string;
  targetKind: string;
  isSimulator: boolean;
};

/** An endpoint with its key in clear, for the length of one call. */
export type OpenEndpoint = { row: EndpointRow; endpoint: Endpoint; options: CallOptions };
export type Used<T> = { value: T; spent: Spent };
export type UseOutcome<T> =
  | { kind: "refused"; reason: CallRefusal }
  | { kind: "done"; callId: string; served: Served; value: T };

const refused = (reason: CallRefusal) => ({ kind: "refused", reason }) as const;

/**
 * The only way to an endpoint: seen by the actor → reserved (a short transaction) → used, with no transaction open →
 * settled (another). Throws only for what this portal does wrong; whatever network and server do is in the value.
 */
export async function withEndpoint<T>(
  use: EndpointUse,
  work: (open: OpenEndpoint) => Promise<Used<T>>,
): Promise<UseOutcome<T>> {
  const refusal = await personalRefusal(use);
  if (refusal !== null) return refused(refusal);
  const scope = { kind: "system", institutionId: use.institutionId } as const;
  const intent = { ...use, userId: use.startedBy ?? actorId(use.actor) };
  const taken = await scoped(scope, (tx) => reserveCall(tx, intent, now()));
  if (typeof taken === "string") return refused(taken);
  const settle = (spent: Spent) => scoped(scope, (tx) => settleCall(tx, taken, spent, now()));
  const reach = reachOf(taken.row);
  const key = keyOf(taken);
  if (reach === null || key === undefined) {
    await settle(nothing);
    return refused(reach === null ? "not-approved" : "key-unreadable");
  }
  use.onAccepted?.(taken.id);
  const watch = watchStanding(use);
  const signal = AbortSignal.any(use.signal ? [use.signal, watch.signal] : [watch.signal]);
  const options = { limits: callLimitsOf(taken.row), loopbackPorts: reach.loopbackPorts, signal };
  let spent: Spent = nothing;
  try {
    const used = await work({ row: taken.row, endpoint: { target: reach.target, key }, options });
    spent = used.spent;
    return {
      kind: "done",
      callId: taken.id,
      served: servedOf(taken.row, addressOf(reach.target)),
      value: used.value,
    };
  } finally {
    watch.leave();
    // An answer is not thrown away because its bill could not be written: what was set aside then stays set aside.
    await settle(spent).catch((error) => logError(use.actor.request.requestId, error, { call: taken.id }));
  }
}

const nothing: Spent = { outcome: "error", reason: "not-sent", tokens: 0, bytes: 0, ms: 0 };

/** A person must see the endpoint and have a call of this minute left; a job keeps to its institution. */
async function personalRefusal({
  actor,
  institutionId,
  endpointId,
}: EndpointUse): Promise<CallRefusal | null> {
  if (actor.kind === "system") return actor.institutionId === institutionId ? null : "not-found";
  const [seen] = await scoped(scopeOf(actor), (tx) =>
    tx
      .select({ id: endpoints.id })
      .from(endpoints)
      .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, endpointId))),
  );
  if (seen === undefined) return "not-found";
  const { retryAfter } = await scoped({ kind: "auth" }, (tx) =>
    takeAllowance(tx, `endpoint ${actor.userId}`, PERSON_LIMITS.perMinute),
  );
  return retryAfter === null ? null : "rate";
}

/** The key in clear; null for an endpoint without one, undefined for one that cannot be opened. */
function keyOf({ row, key }: Reservation): string | null | undefined {
  if (row.keyMark === null) return null;
  if (key === null) return undefined;
  try {
    return openKey(key, row.id, masterKeysFrom(env().secret, "endpoint-key/1"));
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined;
    throw error;
  }
}

function servedOf(row: EndpointRow, address: string): Served {
  const { id: endpointId, revision, modelIdSent, targetKind, isSimulator } = row;
  return { endpointId, revision, address, modelIdSent: modelIdSent ?? "", targetKind, isSimulator };
}
