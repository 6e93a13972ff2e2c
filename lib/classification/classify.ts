import { type Answers, questionsById } from "./answers";
import type { CompiledRuleSet, CompiledStage } from "./compile";
import type { EarlierResult, Run } from "./conditions";
import {
  collect,
  type Ordering,
  type Settled,
  settleClass,
  settleStatus,
  settleTier,
  UNDETERMINED,
} from "./settle";
import { resultName } from "./stages";

/** What is said about one jurisdiction. A jurisdiction without rules of a kind has null there. */
export type Verdict = { status: Settled | null; class: Settled | null };

export type Classification = {
  asOf: string;
  results: Readonly<Record<string, Verdict>>;
  /** A floor while `missing` names questions. Null in a rule set without tiers. */
  tier: Settled | null;
  prohibitions: readonly string[];
  obligations: readonly string[];
  flags: readonly string[];
};

type Collected = { prohibition: string[]; obligation: string[]; flag: string[] };

const orders = new WeakMap<CompiledRuleSet, Ordering>();

function orderingOf(compiled: CompiledRuleSet): Ordering {
  const known = orders.get(compiled);
  if (known !== undefined) return known;
  const places = new Map([...questionsById(compiled.questionnaire).keys()].map((id, place) => [id, place]));
  const inOrder: Ordering = (questions) =>
    [...questions].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  orders.set(compiled, inOrder);
  return inOrder;
}

const asEarlier = ({ value, missing }: Settled): EarlierResult => ({
  value,
  isOpen: value === UNDETERMINED,
  missing,
});

/** A flag for what publication should have refused: two rules of one priority that say different things. */
const conflictFlag = (jurisdiction: string) => `${jurisdiction.toLowerCase()}-rule-conflict`;

type Evaluated = { run: Run; classification: Classification };

/** Classifies and keeps the run, for those who ask what each rule said. */
export function evaluate(compiled: CompiledRuleSet, answers: Answers, asOf: string): Evaluated {
  const inOrder = orderingOf(compiled);
  const run = compiled.begin(answers);
  const { classOrder, tierOrder } = compiled.ruleSet;
  const results: Record<string, Verdict> = {};
  const collected: Collected = { prohibition: [], obligation: [], flag: [] };
  let tier: Settled | null = null;

  const settle = ({ kind, jurisdiction, rules }: CompiledStage): EarlierResult => {
    if (kind === "status" || kind === "class") {
      const settled =
        kind === "status"
          ? settleStatus(rules, run, asOf, inOrder)
          : settleClass(rules, classOrder[jurisdiction] ?? [], run, asOf, inOrder);
      results[jurisdiction] = { status: null, class: null, ...results[jurisdiction], [kind]: settled };
      if (settled.isConflict) collected.flag.push(conflictFlag(jurisdiction));
      return asEarlier(settled);
    }
    if (kind === "tier") {
      tier = settleTier(rules, tierOrder, run, asOf, inOrder);
      return { value: tier.value, isOpen: tier.open.length > 0, missing: tier.missing };
    }
    const { items, isOpen, missing } = collect(rules, run, asOf, inOrder);
    collected[kind].push(...items.filter((item) => !collected[kind].includes(item)));
    return { value: items, isOpen, missing };
  };
  for (const stage of compiled.stages) run.results.set(resultName(stage), settle(stage));

  const { prohibition: prohibitions, obligation: obligations, flag: flags } = collected;
  return { run, classification: { asOf, results, tier, prohibitions, obligations, flags } };
}

/**
 * What the answers come to under a rule set on a day (YYYY-MM-DD). Pure and total for answers that `answerProblems` finds
 * nothing in: the same form gives the same classification in a browser, on the server and when it is replayed.
 */
export function classify(compiled: CompiledRuleSet, answers: Answers, asOf: string): Classification {
  return evaluate(compiled, answers, asOf).classification;
}
