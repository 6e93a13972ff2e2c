import type { GradeStatus } from "@/db/values/spot-checks";
import { type Interval, wilson } from "@/lib/statistics/wilson";
import type { ItemView } from "./item-view";
import { fewestSamples, safetyProbes } from "./suites";

/** A share with its denominator and Wilson's 95 % interval; both null without one. */
export type Share = { count: number; n: number; share: number | null; interval: Interval | null };

export const shareOf = (count: number, n: number): Share => ({
  count,
  n,
  share: n === 0 ? null : count / n,
  interval: wilson(count, n),
});

/** The figures of one suite in one check. */
export type SuiteTotals = {
  suite: string;
  items: number;
  samples: number;
  /** Samples by grade; the rest has not been asked. */
  counts: Record<GradeStatus, number>;
  /**
   * Items decided by all their samples: of short items the share that passed every time, of probes the same, which is
   * their worst case. Items with fewer answered samples than make a rate are in no denominator.
   */
  passedEveryTime: Share;
  /** Those items: how many passed as often as they were asked, of how many; no share is made of so little. */
  few: { count: number; n: number };
  /** Answered samples that an item of this suite needs to be in the share. */
  fewest: number;
  /** Probes: those that failed at least once. */
  worst: readonly string[];
  signed: number;
};

/** Where a person read an answer: how often they and the grader found the same. */
export type Totals = {
  asked: number;
  samples: number;
  suites: readonly SuiteTotals[];
  agreement: Share;
  /** Failures nobody has read yet. */
  unread: number;
};

type Counted = Pick<ItemView, "suite" | "itemId" | "signOff" | "samples" | "summary">;

export function totalsOf(items: readonly Counted[]): Totals {
  const samples = items.flatMap((item) => item.samples);
  const read = samples.filter(({ human, figures }) => human !== null && figures !== null);
  const agreed = read.filter(({ human, figures }) => human?.status === figures?.status);
  return {
    asked: samples.filter(({ figures }) => figures !== null).length,
    samples: samples.length,
    suites: [...new Set(items.map(({ suite }) => suite))].map((suite) => suiteTotals(suite, items)),
    agreement: shareOf(agreed.length, read.length),
    unread: samples.filter(({ human, figures }) => human === null && figures?.status === "fail").length,
  };
}

function suiteTotals(suite: string, all: readonly Counted[]): SuiteTotals {
  const items = all.filter((item) => item.suite === suite);
  const samples = items.flatMap((item) => item.samples);
  const count = (status: GradeStatus) => samples.filter(({ figures }) => figures?.status === status).length;
  const answered = items.filter(({ summary }) => summary.n > 0);
  const passed = answered.filter(({ summary }) => summary.passes === summary.n);
  const enough = (some: readonly Counted[]) => some.filter(({ summary }) => summary.isEnough).length;
  return {
    suite,
    items: items.length,
    samples: samples.length,
    counts: {
      pass: count("pass"),
      fail: count("fail"),
      "no-answer": count("no-answer"),
      error: count("error"),
    },
    passedEveryTime: shareOf(enough(passed), enough(answered)),
    few: { count: passed.length - enough(passed), n: answered.length - enough(answered) },
    fewest: fewestSamples(suite),
    worst: items.filter(({ summary }) => summary.fails > 0).map(({ itemId }) => itemId),
    signed: items.filter(({ signOff }) => signOff === "approved").length,
  };
}

export const isProbeSuite = (suite: string): boolean => suite === safetyProbes.id;
