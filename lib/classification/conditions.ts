import type { Answer } from "./answers";
import type { Condition, QuestionTest, ResultTest, Test } from "./language";
import { type CompiledQuestion, type Fact, maskOf } from "./questions";
import { FALSE, TRUE, type Truth, UNKNOWN } from "./truth";

/** Questions marked by their place in the questionnaire: which ones something lacks. */
export type Marks = Uint8Array;

/** An earlier result as a condition reads it. Open: it may still change, for want of the questions at these places. */
export type EarlierResult = { value: Answer | null; isOpen: boolean; lacks: readonly number[] };

/** One evaluation: the form, what has been worked out of it, and the results so far. */
export type Run = {
  readonly memo: Uint8Array;
  readonly factOf: (place: number) => Fact;
  readonly answerTo: (question: string) => Answer | undefined;
  readonly results: Map<string, EarlierResult>;
};

/** What settles a condition: the answers and earlier results that alone give it its value. */
export type Grounds = { answers: Map<string, Answer>; results: Map<string, Answer | null> };

/** A condition made ready. `missing` and `grounds` are asked for the few rules that are shown, `value` for all. */
export type Node = {
  readonly value: (run: Run) => Truth;
  /** Marks the questions that keep an unknown value unknown; parts already settled mark none. */
  readonly missing: (run: Run, into: Marks) => void;
  readonly grounds: (run: Run, into: Grounds) => void;
};

export type Compiler = {
  node: (condition: Condition) => Node;
  definition: (id: string) => Node;
  question: (id: string) => CompiledQuestion;
};

const truth = (holds: boolean): Truth => (holds ? TRUE : FALSE);

/** The test of a set of options, as one operation on its bits. Of a single answer `eq` and `in` are "any of". */
function maskTest(test: Test, bits: ReadonlyMap<string, number>): (mask: number) => boolean {
  if (test.op === "nonEmpty") return (mask) => mask !== 0;
  const among = maskOf(bits, test.value);
  if (test.op === "ne") return (mask) => (mask & among) === 0;
  if (test.op === "subsetOf") return (mask) => (mask & ~among) === 0;
  return (mask) => (mask & among) !== 0;
}

function questionNode(test: QuestionTest, compiled: CompiledQuestion): Node {
  const { place, question, bits } = compiled;
  const holds = maskTest(test, bits);
  return {
    value: (run) => {
      const fact = run.factOf(place);
      return "mask" in fact ? truth(holds(fact.mask)) : UNKNOWN;
    },
    missing: (run, into) => {
      const fact = run.factOf(place);
      if (fact.state === "open") into[place] = 1;
      if (fact.state === "pending") compiled.showIf?.missing(run, into);
    },
    grounds: (run, into) => {
      const fact = run.factOf(place);
      const answer = run.answerTo(question.id);
      if (fact.state === "answered" && answer !== undefined) into.answers.set(question.id, answer);
      if ("mask" in fact) compiled.showIf?.grounds(run, into);
    },
  };
}

function textTest(test: Test, value: Answer): boolean {
  const items = typeof value === "string" ? [value] : value;
  if (test.op === "nonEmpty") return items.length > 0;
  if (test.op === "eq") return value === test.value;
  if (test.op === "ne") return value !== test.value;
  return test.op === "subsetOf"
    ? items.every((item) => test.value.includes(item))
    : items.some((item) => test.value.includes(item));
}

/** A collection may still grow while it is open: what already lies in it is settled, what does not is unknown. */
function collectionTruth(test: Test, items: readonly string[], isOpen: boolean): Truth {
  const holds = textTest(test, items);
  const isSettled = test.op === "subsetOf" ? !holds : holds;
  return isOpen && !isSettled ? UNKNOWN : truth(holds);
}

function resultNode(test: ResultTest): Node {
  const read = (run: Run): EarlierResult => {
    const result = run.results.get(test.r);
    if (result === undefined) throw new Error(`${test.r} is read before it is known`);
    return result;
  };
  return {
    value: (run) => {
      const { value, isOpen } = read(run);
      if (typeof value === "object" && value !== null) return collectionTruth(test, value, isOpen);
      if (isOpen) return UNKNOWN;
      return value === null ? truth(test.op === "ne") : truth(textTest(test, value));
    },
    missing: (run, into) => {
      for (const place of read(run).lacks) into[place] = 1;
    },
    grounds: (run, into) => {
      into.results.set(test.r, read(run).value);
    },
  };
}

/** `all` and `any` differ in the value that settles them at once. */
function groupNode(parts: readonly Node[], settling: typeof TRUE | typeof FALSE): Node {
  const otherwise = settling === TRUE ? FALSE : TRUE;
  return {
    value: (run) => {
      let value: Truth = otherwise;
      for (const part of parts) {
        const each = part.value(run);
        if (each === settling) return settling;
        if (each === UNKNOWN) value = UNKNOWN;
      }
      return value;
    },
    missing: (run, into) => {
      for (const part of parts) if (part.value(run) === UNKNOWN) part.missing(run, into);
    },
    grounds: (run, into) => {
      const deciding = parts.find((part) => part.value(run) === settling);
      for (const part of deciding === undefined ? parts : [deciding]) {
        if (part.value(run) !== UNKNOWN) part.grounds(run, into);
      }
    },
  };
}

const nothing = () => {};

/** The node of one condition; its parts come from the compiler, which makes each once. */
export function nodeOf(condition: Condition, compiler: Compiler): Node {
  if ("all" in condition) return groupNode(condition.all.map(compiler.node), FALSE);
  if ("any" in condition) return groupNode(condition.any.map(compiler.node), TRUE);
  if ("ref" in condition) return compiler.definition(condition.ref);
  if ("const" in condition) {
    const value = truth(condition.const);
    return { value: () => value, missing: nothing, grounds: nothing };
  }
  if ("not" in condition) {
    const part = compiler.node(condition.not);
    const turned = [TRUE, UNKNOWN, FALSE] as const;
    return { ...part, value: (run) => turned[part.value(run)] };
  }
  return "q" in condition ? questionNode(condition, compiler.question(condition.q)) : resultNode(condition);
}
