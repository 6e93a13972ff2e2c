import { type Answers, isAnswered, questionsById } from "./answers";
import {
  type Compiler,
  type Fact,
  type Node,
  nodeOf,
  type Run,
  TRUE,
  type Truth,
  UNKNOWN,
} from "./conditions";
import type { Condition, Question, Questionnaire, Rule, RuleKind, RuleSet } from "./language";
import { type Stage, stagesOf } from "./stages";

export type CompiledRule = { rule: Rule; node: Node };
/** A stage with its rules, in the order in which they are tried. */
export type CompiledStage = Stage & { rules: readonly CompiledRule[] };

/** A rule set and its questionnaire, made ready to classify: made once, used for every form. */
export type CompiledRuleSet = {
  ruleSet: RuleSet;
  questionnaire: Questionnaire;
  stages: readonly CompiledStage[];
  /** In the order of the rule set. */
  rules: readonly CompiledRule[];
  node: (condition: Condition) => Node;
  begin: (answers: Answers) => Run;
};

/** Nodes of one rule set. Equal conditions share a node, and a node keeps its value for the length of a run. */
function makeCompiler(ruleSet: RuleSet): Compiler & { size: () => number } {
  const definitions = new Map(ruleSet.definitions.map(({ id, condition }) => [id, condition]));
  const made = new Map<string, Node>();
  const underway = new Set<string>();
  let size = 0;

  const kept = (node: Node): Node => {
    const at = size;
    size += 1;
    return {
      ...node,
      value: (run) => {
        const known = run.memo[at] ?? 0;
        if (known > 0) return (known - 1) as Truth;
        const value = node.value(run);
        run.memo[at] = value + 1;
        return value;
      },
    };
  };
  const compiler: Compiler = {
    node: (condition) => {
      const key = JSON.stringify(condition);
      const known = made.get(key);
      if (known !== undefined) return known;
      const node = kept(nodeOf(condition, compiler));
      made.set(key, node);
      return node;
    },
    definition: (id) => {
      const condition = definitions.get(id);
      if (condition === undefined) throw new Error(`${ruleSet.id}: there is no definition ${id}`);
      if (underway.has(id)) throw new Error(`${ruleSet.id}: definition ${id} runs in a circle`);
      underway.add(id);
      try {
        return compiler.node(condition);
      } finally {
        underway.delete(id);
      }
    },
  };
  return { ...compiler, size: () => size };
}

type Shown = { question: Question; showIf: Node | null };

function factOf({ question, showIf }: Shown, run: Run, answers: Answers): Fact {
  const answer = answers[question.id];
  const shown = showIf === null ? TRUE : showIf.value(run);
  if (showIf !== null && shown === UNKNOWN) return { state: "pending", because: showIf };
  if (showIf !== null && shown !== TRUE && question.naValue !== undefined) {
    return { state: "hidden", value: question.naValue, because: showIf };
  }
  return isAnswered(answer) ? { state: "answered", value: answer, because: showIf } : { state: "open" };
}

/** Throws where the two do not fit: what can be said about that in words, the static checks say. */
export function compile(ruleSet: RuleSet, questionnaire: Questionnaire): CompiledRuleSet {
  if (ruleSet.questionnaire !== `${questionnaire.id}@${questionnaire.version}`) {
    throw new Error(`${ruleSet.id}@${ruleSet.version} is written for ${ruleSet.questionnaire}`);
  }
  const compiler = makeCompiler(ruleSet);
  const rules = ruleSet.rules.map((rule) => ({ rule, node: compiler.node(rule.condition) }));
  const stages = stagesOf(ruleSet).map((stage) => ({
    ...stage,
    rules: rules.filter(({ rule }) => isOf(stage, rule)).sort((a, b) => b.rule.priority - a.rule.priority),
  }));
  const shown = new Map(
    [...questionsById(questionnaire)].map(([id, question]): [string, Shown] => [
      id,
      { question, showIf: question.showIf === undefined ? null : compiler.node(question.showIf) },
    ]),
  );
  const begin = (answers: Answers): Run => {
    const facts = new Map<string, Fact>();
    const run: Run = {
      memo: new Uint8Array(compiler.size()),
      results: new Map(),
      factOf: (id) => {
        const known = facts.get(id);
        if (known !== undefined) return known;
        const question = shown.get(id);
        if (question === undefined) throw new Error(`${ruleSet.id}: there is no question ${id}`);
        const fact = factOf(question, run, answers);
        facts.set(id, fact);
        return fact;
      },
    };
    return run;
  };
  return { ruleSet, questionnaire, stages, rules, node: compiler.node, begin };
}

const isOf = ({ kind, jurisdiction }: { kind: RuleKind; jurisdiction: string }, rule: Rule): boolean =>
  rule.kind === kind && rule.jurisdiction === jurisdiction;

/** Does the rule count on this day? Both bounds are days on which it does. */
export function isInEffect({ effectiveFrom = "", effectiveTo }: Rule, asOf: string): boolean {
  return effectiveFrom <= asOf && (effectiveTo === undefined || asOf <= effectiveTo);
}
