import "server-only";
import { CallError } from "./call-error";
import { type ProblemReason, problem } from "./problem";

/** The clock of one call: one limit in all, and one at a time for the phase it is in. */
export type Deadline = {
  /** Aborts with a CallError that names the limit, or that the caller stopped it. */
  signal: AbortSignal;
  /** Begins a phase, or begins the same phase again. */
  enter: (reason: ProblemReason, ms: number) => void;
  stop: () => void;
};

export function startDeadline(totalMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const late = (reason: ProblemReason) => () => controller.abort(new CallError(problem("timeout", reason)));
  const stopped = () => controller.abort(new CallError(problem("aborted", "stopped")));
  const total = setTimeout(late("total-time"), totalMs);
  let phase: NodeJS.Timeout | undefined;
  let current = "";

  if (caller?.aborted === true) stopped();
  caller?.addEventListener("abort", stopped, { once: true });
  return {
    signal: controller.signal,
    enter: (reason, ms) => {
      if (phase !== undefined && current === `${reason} ${ms}`) {
        phase.refresh();
        return;
      }
      clearTimeout(phase);
      current = `${reason} ${ms}`;
      phase = setTimeout(late(reason), ms);
    },
    stop: () => {
      clearTimeout(total);
      clearTimeout(phase);
      caller?.removeEventListener("abort", stopped);
    },
  };
}
