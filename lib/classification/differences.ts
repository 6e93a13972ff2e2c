import { type Answer, type Answers, isAnswered } from "./answers";
import { type Classification, classify } from "./classify";
import type { CompiledRuleSet } from "./compile";
import { shownQuestions } from "./guidance";
import type { Question, Rule } from "./language";
import { UNDETERMINED } from "./settle";

/** What one jurisdiction, or the portal's tier, says: its status or, without one, its class. */
export type Said = { status: string | null; class: string | null };
/** `place` is a jurisdiction or "tier". */
export type Difference = { place: string; from: Said; to: Said };

const saidBy = ({ results, tier }: Classification): [string, Said][] => [
  ...Object.entries(results).map(([place, verdict]): [string, Said] => [
    place,
    { status: verdict.status?.value ?? null, class: verdict.class?.value ?? null },
  ]),
  ["tier", { status: null, class: tier?.value ?? null }],
];

/** Where two classifications say different things, in the rule set's order. */
export function differences(before: Classification, after: Classification): Difference[] {
  const later = new Map(saidBy(after));
  return saidBy(before).flatMap(([place, from]) => {
    const to = later.get(place) ?? { status: null, class: null };
    return from.status === to.status && from.class === to.class ? [] : [{ place, from, to }];
  });
}

/** One answer given otherwise: another option, or for a set of options one more or one fewer. */
export type Flip = { question: Question; option: string; act: "choose" | "add" | "remove"; to: Said };

function* othersOf(
  question: Question,
  answer: Answer,
): Generator<{ option: string; act: Flip["act"]; answer: Answer }> {
  for (const { value: option } of question.options) {
    if (typeof answer === "string") {
      if (option !== answer) yield { option, act: "choose", answer: option };
    } else if (!answer.includes(option)) {
      yield { option, act: "add", answer: [...answer, option] };
    } else if (answer.length > 1) {
      yield { option, act: "remove", answer: answer.filter((each) => each !== option) };
    }
  }
}

/** What each place would say if a single answer were another one; changes that only leave something open are left out. */
export function flips(compiled: CompiledRuleSet, answers: Answers, asOf: string): Map<string, Flip[]> {
  const now = classify(compiled, answers, asOf);
  const found = new Map<string, Flip[]>();
  for (const question of shownQuestions(compiled, answers)) {
    const given = answers[question.id];
    if (!isAnswered(given)) continue;
    for (const { option, act, answer } of othersOf(question, given)) {
      const then = classify(compiled, { ...answers, [question.id]: answer }, asOf);
      for (const { place, to } of differences(now, then)) {
        if (to.status === UNDETERMINED || to.class === UNDETERMINED) continue;
        found.set(place, [...(found.get(place) ?? []), { question, option, act, to }]);
      }
    }
  }
  return found;
}

/** A day ahead: rules come or go and the result with them, or the law that decides names the day itself. */
export type DayAhead = { on: string; changes: Difference[]; named: { rule: Rule; locator: string }[] };

const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

/** The days after `asOf` that change a result or from which the cited law applies, soonest first. */
export function daysAhead(compiled: CompiledRuleSet, answers: Answers, asOf: string): DayAhead[] {
  const now = classify(compiled, answers, asOf);
  const deciding = Object.values(now.results).flatMap((verdict) => [
    ...(verdict.status?.rules ?? []),
    ...(verdict.class?.rules ?? []),
  ]);
  const days = new Map<string, DayAhead>();
  const day = (on: string): DayAhead => {
    const known = days.get(on) ?? { on, changes: [], named: [] };
    days.set(on, known);
    return known;
  };
  let before = now;
  for (const { from } of compiled.epochs) {
    if (from <= asOf) continue;
    const then = classify(compiled, answers, from);
    const changes = differences(before, then);
    if (changes.length > 0) day(from).changes.push(...changes);
    before = then;
  }
  for (const { rule } of compiled.rules.filter((each) => deciding.includes(each.rule.id))) {
    for (const { locator } of rule.citations) {
      for (const [on] of locator.matchAll(ISO_DAY)) if (on > asOf) day(on).named.push({ rule, locator });
    }
  }
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}
