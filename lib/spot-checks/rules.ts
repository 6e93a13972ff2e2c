import type { ActorRole } from "@/db/values";
import type { SpotCheckState } from "@/db/values/spot-checks";

export type Side = "hospital" | "authority";

/** For whom somebody acts: their hospital, or the authority above it. */
export const sideOf = (role: ActorRole | string): Side =>
  role === "hospital_it" || role === "hospital_quality" ? "hospital" : "authority";

export const isEnded = (state: string): boolean => ended.has(state);
const ended = new Set<string>(["stopped", "done", "failed"]);

export type CheckEvent = "pause" | "resume" | "stop";

/** The state after an act, or null where it cannot be done. */
export function next(state: SpotCheckState, event: CheckEvent): SpotCheckState | null {
  if (event === "resume") return state === "paused" ? "queued" : null;
  if (event === "pause") return state === "queued" || state === "running" ? "paused" : null;
  return isEnded(state) ? null : "stopped";
}

/** A hospital ends what it began itself; what an authority asked for it can pause, with a reason, and not end. */
export const mayStop = (side: Side, askedBy: Side): boolean => side === "authority" || askedBy === "hospital";

/** A hospital's clinical lead reads the answers of its own checks; those of an authority are the authority's to judge. */
export const mayGrade = (side: Side, askedBy: Side): boolean =>
  side === "authority" || askedBy === "hospital";

/** Errors in a row after which a check is given up: every sample would say the same. */
export const ERRORS_IN_A_ROW = 5;

/** Days that questions and answers are kept, sealed. */
export const BODY_DAYS = 180;

/** Checks of one deployment that have not ended, at most. */
export const MOST_OPEN = 5;

/**
 * Checks that one person watches at once, at most. Fewer than the six connections a browser makes to one host, or its pages
 * could not even say why nothing comes.
 */
export const MOST_WATCHED = 4;
