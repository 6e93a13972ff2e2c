import type { EndpointState } from "@/db/values/endpoints";

/** Why a call is not made; nothing was sent. A closed list: a log line or a message key may name it. */
export const callRefusals = [
  /** No such endpoint for who asks, whether there is one or not. */
  "not-found",
  "not-approved",
  /** The kill switch is set. */
  "killed",
  "quiet-hours",
  /** The day's calls, tokens or seconds would not suffice for it. */
  "budget",
  /** As many calls are running as the endpoint or its institution may have. */
  "busy",
  /** As many tests and trials are running as the person may watch, at whichever institutions. */
  "person-busy",
  /** As many were begun in this minute. */
  "rate",
  /** Its key was sealed with a secret that this instance does not have. */
  "key-unreadable",
] as const;
export type CallRefusal = (typeof callRefusals)[number];

/** Beyond an endpoint's own limits: what one institution's endpoints may have at once and in a minute, all together… */
export const INSTITUTION_LIMITS = { running: 128, perMinute: 3_000 } as const;
/** …and what one person may, in the tests and trials that they watch, at all institutions together. */
export const PERSON_LIMITS = { running: 4, perMinute: 30 } as const;

export type QuietHours = { quietFrom: string | null; quietTo: string | null };

/**
 * Whether this is a quiet hour. `from` is quiet, `to` is not; over midnight where `from` is the later one.
 * @param clock HH:MM in Beijing.
 */
export function isQuiet({ quietFrom, quietTo }: QuietHours, clock: string): boolean {
  if (quietFrom === null || quietTo === null) return false;
  if (quietFrom < quietTo) return clock >= quietFrom && clock < quietTo;
  return clock >= quietFrom || clock < quietTo;
}

export type Standing = QuietHours & { state: EndpointState; killedAt: Date | null };

/** Why an endpoint may not be called at all at this hour (HH:MM in Beijing); null when it may. */
export function standingRefusal(endpoint: Standing, clock: string): CallRefusal | null {
  if (endpoint.killedAt !== null) return "killed";
  if (endpoint.state !== "approved") return "not-approved";
  return isQuiet(endpoint, clock) ? "quiet-hours" : null;
}

/** Calls that are running and calls begun in the last minute. */
export type Load = {
  endpoint: { running: number; perMinute: number };
  institution: { running: number; perMinute: number };
  /** Of the person who asks; null for work that no person watches. */
  person: { running: number } | null;
};
export type Capacity = { maxInFlight: number; perMinute: number };

/** Why one more call is too many; null when it is not. */
export function loadRefusal(load: Load, capacity: Capacity): CallRefusal | null {
  if (load.person !== null && load.person.running >= PERSON_LIMITS.running) return "person-busy";
  const isBusy =
    load.endpoint.running >= capacity.maxInFlight || load.institution.running >= INSTITUTION_LIMITS.running;
  if (isBusy) return "busy";
  const isRated =
    load.endpoint.perMinute >= capacity.perMinute ||
    load.institution.perMinute >= INSTITUTION_LIMITS.perMinute;
  return isRated ? "rate" : null;
}

export type Amount = { calls: number; tokens: number; ms: number };

/** Whether a day's budget has room for one more call, by what is settled and set aside of it. */
export function hasBudget(budget: Amount, used: Amount, asked: Amount): boolean {
  return (
    used.calls + asked.calls <= budget.calls &&
    used.tokens + asked.tokens <= budget.tokens &&
    used.ms + asked.ms <= budget.ms
  );
}
