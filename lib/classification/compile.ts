import type { Answers } from "./answers";
import { type Compiler, type Node, nodeOf, type Run } from "./conditions";
import { type Epoch, epochsOf } from "./epochs";
import type { Condition, Questionnaire, Rule, RuleSet } from "./language";
import { bitsOf, type CompiledQuestion, type Fact, factOf, MAX_OPTIONS } from "./questions";
import { type Stage, stagesOf } from "./stages";
import type { Truth } from "./truth";

export type CompiledRule = { rule: Rule; node: Node };
/** A stage with its rules that are in effect, highest priority first. */
export type CompiledStage = Stage & { rules: readonly CompiledRule[] };

/** A rule set and its questionnaire, made ready to classify: made once, used for every form. */
export type CompiledRuleSet = {
  ruleSet: RuleSet;
  questionnaire: Questionnaire;
  /** Earliest first. Between two of them the law, as the rule set knows it, stands still. */
  epochs: readonly (Epoch & { stages: readonly CompiledStage[] })[];
  /** All rules, in the order of the rule set. */
  rules: readonly CompiledRule[];
  node: (condition: Condition) => Node;
  begin: (answers: Answers) => Run;
};

/** A node that keeps its value for the length of a run. */
function kept(node: Node, at: number): Node {
  const value = (run: Run): Truth => {
    const known = run.memo[at] ?? 0;
    if (known > 0) return (known - 1) as Truth;
    const found = node.value(run);
    run.memo[at] = found + 1;
    return found;
  };
  return { ...node, value };
}

function questionsOf(questionnaire: Questionnaire): Map<string, CompiledQuestion> {
  return new Map(
    questionnaire.questions.map((question, place) => {
      const bits = bitsOf(question);
      if (bits.size > MAX_OPTIONS) throw new Error(`${question.id} has more than ${MAX_OPTIONS} options`);
      return [question.id, { question, place, bits, showIf: null }];
    }),
  );
}

/** Makes the nodes of one rule set: equal conditions share one, and those with parts keep their value. */
function makeCompiler(ruleSet: RuleSet, questions: ReadonlyMap<string, CompiledQuestion>) {
  const definitions = new Map(ruleSet.definitions.map(({ id, condition }) => [id, condition]));
  const made = new Map<string, Node>();
  const underway = new Set<string>();
  let size = 0;
  const compiler: Compiler = {
    node: (condition) => {
      const key = JSON.stringify(condition);
      const known = made.get(key);
      if (known !== undefined) return known;
      const node = nodeOf(condition, compiler);
      const isLeaf = "q" in condition || "const" in condition || "ref" in condition;
      const ready = isLeaf ? node : kept(node, size++);
      made.set(key, ready);
      return ready;
    },
    definition: (id) => {
      const condition = definitions.get(id);
      if (condition === undefined) throw new Error(`${ruleSet.id}: there is no definition ${id}`);
      if (underway.has(id)) throw new Error(`${ruleSet.id}: definition ${id} runs in a circle`);
      underway.add(id);
      const node = compiler.node(condition);
      underway.delete(id);
      return node;
    },
    question: (id) => {
      const question = questions.get(id);
      if (question === undefined) throw new Error(`${ruleSet.id}: there is no question ${id}`);
      return question;
    },
  };
  return { compiler, size: () => size };
}

/** Throws where the two do not fit: what can be said about that in words, the static checks say. */
export function compile(ruleSet: RuleSet, questionnaire: Questionnaire): CompiledRuleSet {
  if (ruleSet.questionnaire !== `${questionnaire.id}@${questionnaire.version}`) {
    throw new Error(`${ruleSet.id}@${ruleSet.version} is written for ${ruleSet.questionnaire}`);
  }
  const questions = questionsOf(questionnaire);
  const { compiler, size } = makeCompiler(ruleSet, questions);
  // After all of them are there: a question may be shown because of any other.
  for (const each of questions.values()) {
    if (each.question.showIf !== undefined) each.showIf = compiler.node(each.question.showIf);
  }
  const rules = ruleSet.rules.map((rule) => ({ rule, node: compiler.node(rule.condition) }));
  const stages = stagesOf(ruleSet);
  const epochs = epochsOf(ruleSet).map((epoch) => ({
    ...epoch,
    stages: stages.map((stage) => ({
      ...stage,
      rules: rules
        .filter(({ rule }) => rule.kind === stage.kind && rule.jurisdiction === stage.jurisdiction)
        .filter(({ rule }) => epoch.holds(rule))
        .sort((a, b) => b.rule.priority - a.rule.priority),
    })),
  }));
  const inOrder = [...questions.values()];
  const begin = (answers: Answers): Run => {
    const facts: (Fact | undefined)[] = [];
    const run: Run = {
      memo: new Uint8Array(size()),
      results: new Map(),
      answerTo: (id) => answers[id],
      factOf: (place) => {
        const known = facts[place];
        if (known !== undefined) return known;
        const question = inOrder[place];
        if (question === undefined) throw new Error(`${ruleSet.id}: there is no question ${place}`);
        const fact = factOf(question, run, answers);
        facts[place] = fact;
        return fact;
      },
    };
    return run;
  };
  return { ruleSet, questionnaire, epochs, rules, node: compiler.node, begin };
}
