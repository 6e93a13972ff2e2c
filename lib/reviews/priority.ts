/** What a case's place in the queue follows from. Days are Beijing dates; null where the clock stands or that share is past knowing. */
export type PriorityInputs = {
  tier: string | null;
  status: string | null;
  openIncidents: number;
  isEscalated: boolean;
};
export type TimeInputs = { halfOn: string | null; mostOn: string | null; dueOn: string | null };

const ofTier: Readonly<Record<string, number>> = { T1: 5, T2: 12, T3: 22, T4: 32 };
const ofStatus: Readonly<Record<string, number>> = {
  device: 18,
  "device-ambiguous": 14,
  "needs-review": 14,
  undetermined: 14,
  "device-enforcement-discretion": 10,
  "non-device": 4,
};
/** What has no tier or status yet weighs as much as the middle: it may turn out either way. */
const [UNKNOWN_TIER, UNKNOWN_STATUS] = [22, 14];
const EACH_INCIDENT = 5;
const MOST_FROM_INCIDENTS = 10;
const ESCALATED = 5;
/** By how much of the term is used up: over, from 80 %, from 50 %. */
export const timeWeights = { over: 35, most: 20, half: 8 } as const;

/** The parts of a priority that do not move with the day, each with its points: at most 65 together. */
export function priorityParts({ tier, status, openIncidents, isEscalated }: PriorityInputs) {
  return {
    tier: tier === null ? UNKNOWN_TIER : (ofTier[tier] ?? UNKNOWN_TIER),
    status: status === null ? UNKNOWN_STATUS : (ofStatus[status] ?? UNKNOWN_STATUS),
    incidents: Math.min(MOST_FROM_INCIDENTS, openIncidents * EACH_INCIDENT),
    escalated: isEscalated ? ESCALATED : 0,
  };
}

export const basePriority = (inputs: PriorityInputs): number =>
  Object.values(priorityParts(inputs)).reduce((sum, points) => sum + points, 0);

/** Points for the time used up on a day (Beijing): at most 35. The queue's order in the database says the same. */
export function timePriority({ halfOn, mostOn, dueOn }: TimeInputs, today: string): number {
  if (dueOn !== null && today > dueOn) return timeWeights.over;
  if (mostOn !== null && today >= mostOn) return timeWeights.most;
  return halfOn !== null && today >= halfOn ? timeWeights.half : 0;
}
