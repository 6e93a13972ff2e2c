import { isSameProcess, readProcess } from "@/db/process-info";
import type { Sentence } from "./words";

/** Why a command ends: asked to (no sentence), or because of something that is said. */
export type Ending = { code: 0 } | { code: 1; sentence: Sentence };

/** The life of the supervisor: what must be undone at its end, and the first reason to end. */
export type Lifetime = {
  /** Registers an undoing; they run in reverse order. */
  onEnd: (undo: () => Promise<void> | void) => void;
  end: (ending: Ending) => void;
  ended: Promise<Ending>;
  /** Throws once the end has begun. Asked right before anything is started, so nothing starts that nobody would undo. */
  check: () => void;
  /** Runs all undoings once; a failing one does not keep the others from running. */
  close: () => Promise<void>;
};

export function createLifetime(): Lifetime {
  const undoings: (() => Promise<void> | void)[] = [];
  let isEnding = false;
  let settle: (ending: Ending) => void = () => {};
  const ended = new Promise<Ending>((resolve) => {
    settle = resolve;
  });
  return {
    onEnd: (undo) => undoings.push(undo),
    end: (ending) => {
      isEnding = true;
      settle(ending);
    },
    ended,
    check: () => {
      if (isEnding) throw new Error("the portal is stopping");
    },
    close: async () => {
      isEnding = true;
      for (const undo of undoings.splice(0).reverse()) {
        try {
          await undo();
        } catch {
          // What could not be undone is found and ended by the next start.
        }
      }
    },
  };
}

/** Ctrl-C, `kill` and a closed terminal end the portal in order. A repeated signal changes nothing. */
export function endOnSignals(lifetime: Lifetime): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => lifetime.end({ code: 0 }));
  }
}

/**
 * Under npm, somebody may kill npm itself: then nobody is left who could press Ctrl-C, so the portal ends too.
 * Watches the ancestors up to npm twice a second.
 */
export function endWithNpm(lifetime: Lifetime): void {
  const chain = npmAncestors(process.ppid);
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (chain.every((one) => isSameProcess(one.pid, one.startedAt))) return;
    clearInterval(timer);
    lifetime.end({ code: 0 });
  }, 500);
  timer.unref();
}

/** The processes from this one's parent up to npm (at most four: npm, shell, runner); empty when npm is not among them. */
function npmAncestors(parent: number): { pid: number; startedAt: string }[] {
  const chain: { pid: number; startedAt: string }[] = [];
  for (let pid = parent; chain.length < 4; ) {
    const seen = readProcess(pid);
    if (seen === null) return [];
    chain.push(seen);
    if (/^npm\b|npm-cli\.js/.test(seen.command.join(" ").replace(/^\S*node\s+\S*\//, ""))) return chain;
    pid = seen.parent;
  }
  return [];
}
