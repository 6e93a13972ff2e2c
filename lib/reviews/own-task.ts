import type { ReviewState } from "@/db/values/reviews";
import { isClosed } from "./rules";

/** What a hospital's case waits for. The first four are the hospital's to do. */
export const ownTaskKinds = ["answer", "sign", "amend", "measure", "decision", "ruling", "nothing"] as const;
export type OwnTask = {
  kind: (typeof ownTaskKinds)[number];
  /** Questions without an answer, or conditions without a measurement. */
  count: number;
  /** The Beijing day it is to be done by; null where no term runs. */
  by: string | null;
  isLate: boolean;
};

export type OwnFacts = {
  state: ReviewState;
  /** The open request for information: its day, and how many of its questions have no answer. */
  request: { dueOn: string; unanswered: number } | null;
  /** Conditions of the decision that wait for a measurement, and the first of their days. */
  conditions: { count: number; dueOn: string | null } | null;
  /** The day on which the term of the authority ends; unknown while the clock stands. */
  dueOn: string | null;
};

/** States in which a case waits for its hospital. */
export const hospitalStates = ["awaiting_hospital", "returned"] as const satisfies readonly ReviewState[];
const isWithHospital = (state: ReviewState) => hospitalStates.some((theirs) => theirs === state);

/** Whether a task is the hospital's own, or somebody else's turn. */
export const isOwnTurn = ({ kind }: Pick<OwnTask, "kind">): boolean =>
  kind === "answer" || kind === "sign" || kind === "amend" || kind === "measure";

function taskOf({ state, request, conditions, dueOn }: OwnFacts): Omit<OwnTask, "isLate"> {
  if (isWithHospital(state)) {
    if (request === null) return { kind: "amend", count: 0, by: null };
    const { unanswered: count, dueOn: by } = request;
    return { kind: count > 0 ? "answer" : "sign", count, by };
  }
  if (state === "awaiting_ruling") return { kind: "ruling", count: 0, by: null };
  if (!isClosed(state)) return { kind: "decision", count: 0, by: dueOn };
  if (state === "decided" && conditions !== null) {
    return { kind: "measure", count: conditions.count, by: conditions.dueOn };
  }
  return { kind: "nothing", count: 0, by: null };
}

/** What has to happen next on a hospital's case, and by when. */
export function ownTask(facts: OwnFacts, today: string): OwnTask {
  const task = taskOf(facts);
  return { ...task, isLate: task.by !== null && task.by < today };
}
