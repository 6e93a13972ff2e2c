import { type Answer, type Answers, questionsById } from "./answers";
import type { CompiledRuleSet, CompiledStage } from "./compile";
import type { EarlierResult, Run } from "./conditions";
import { epochOn } from "./epochs";
import type { Questionnaire } from "./language";
import { collect, type Settled, settleClass, settleStatus, settleTier, UNDETERMINED } from "./settle";
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

/** The names of a rule set's questions by their places, and back. */
function placesOf(questionnaire: Questionnaire) {
  const questions = [...questionsById(questionnaire).keys()];
  const places = new Map(questions.map((id, place) => [id, place]));
  return { questions, placesOf: (ids: readonly string[]) => ids.map((id) => places.get(id) ?? 0) };
}
const known = new WeakMap<CompiledRuleSet, ReturnType<typeof placesOf>>();

function namesOf(compiled: CompiledRuleSet) {
  const names = known.get(compiled) ?? placesOf(compiled.questionnaire);
  known.set(compiled, names);
  return names;
}

/** A flag for what publication should have refused: two rules of one priority that say different things. */
const conflictFlag = (jurisdiction: string) => `${jurisdiction.toLowerCase()}-rule-conflict`;

type Evaluated = { run: Run; classification: Classification };

/** Classifies and keeps the run, for those who ask what each rule said. */
export function evaluate(compiled: CompiledRuleSet, answers: Answers, asOf: string): Evaluated {
  const { questions, placesOf } = namesOf(compiled);
  const run = compiled.begin(answers);
  const { classOrder, tierOrder } = compiled.ruleSet;
  const results: Record<string, Verdict> = {};
  const collected: Collected = { prohibition: [], obligation: [], flag: [] };
  let tier: Settled | null = null;
  const earlier = (value: Answer | null, isOpen: boolean, missing: readonly string[]): EarlierResult => ({
    value,
    isOpen,
    lacks: isOpen ? placesOf(missing) : [],
  });

  const settle = ({ kind, jurisdiction, rules }: CompiledStage): EarlierResult => {
    if (kind === "status" || kind === "class") {
      const settled =
        kind === "status"
          ? settleStatus(rules, run, questions)
          : settleClass(rules, classOrder[jurisdiction] ?? [], run, questions);
      const { status = null, class: rank = null } = results[jurisdiction] ?? {};
      results[jurisdiction] =
        kind === "status" ? { status: settled, class: rank } : { status, class: settled };
      if (settled.isConflict) collected.flag.push(conflictFlag(jurisdiction));
      return earlier(settled.value, settled.value === UNDETERMINED, settled.missing);
    }
    if (kind === "tier") {
      tier = settleTier(rules, tierOrder, run, questions);
      return earlier(tier.value, tier.open.length > 0, tier.missing);
    }
    const { items, isOpen, missing } = collect(rules, run, questions);
    for (const item of items) if (!collected[kind].includes(item)) collected[kind].push(item);
    return earlier(items, isOpen, missing);
  };
  for (const stage of epochOn(compiled.epochs, asOf).stages)
    run.results.set(resultName(stage), settle(stage));

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
