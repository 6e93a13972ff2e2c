import type { Answer } from "./answers";
import type { Condition, QuestionTest, ResultTest, Test } from "./language";

/** Kleene's three values, in an order that makes `all` the least and `any` the greatest of its parts. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** How a question stands in a form. `because` is the condition under which it is shown, where it has one. */
export type Fact =
  | { state: "answered"; value: Answer; because: Node | null }
  | { state: "open" }
  /** Not shown: it counts as its naValue, whatever was answered before. */
  | { state: "hidden"; value: Answer; because: Node }
  /** Not known whether it is shown: unknown, whatever was answered before. */
  | { state: "pending"; because: Node };

/** An earlier result as a condition reads it. Open: it may still change, for want of the questions in `missing`. */
export type EarlierResult = {
  value: Answer | null;
  isOpen: boolean;
  missing: readonly string[];
};

/** One evaluation: the form, what has been worked out of it, and the results so far. */
export type Run = {
  readonly memo: Uint8Array;
  readonly factOf: (question: string) => Fact;
  readonly results: Map<string, EarlierResult>;
};

/** What settles a condition: the answers and earlier results that alone give it its value. */
export type Grounds = { answers: Map<string, Answer>; results: Map<string, Answer | null> };

/** A condition made ready. `missing` and `grounds` are asked for the few rules that are shown, `value` for all. */
export type Node = {
  readonly value: (run: Run) => Truth;
  /** Adds the questions that keep an unknown value unknown; parts already settled add none. */
  readonly missing: (run: Run, into: Set<string>) => void;
  readonly grounds: (run: Run, into: Grounds) => void;
};

export type Compiler = {
  node: (condition: Condition) => Node;
  definition: (id: string) => Node;
};

const truth = (holds: boolean): Truth => (holds ? TRUE : FALSE);
const listOf = (value: Answer): readonly string[] => (typeof value === "string" ? [value] : value);

function tester(test: Test): (value: Answer) => boolean {
  if (test.op === "nonEmpty") return (value) => value.length > 0;
  if (test.op === "eq") return (value) => value === test.value;
  if (test.op === "ne") return (value) => value !== test.value;
  const among = new Set(test.value);
  switch (test.op) {
    case "in":
      return (value) => typeof value === "string" && among.has(value);
    case "includesAny":
      return (value) => listOf(value).some((item) => among.has(item));
    case "subsetOf":
      return (value) => listOf(value).every((item) => among.has(item));
  }
}

function questionNode(test: QuestionTest): Node {
  const holds = tester(test);
  return {
    value: (run) => {
      const fact = run.factOf(test.q);
      return fact.state === "answered" || fact.state === "hidden" ? truth(holds(fact.value)) : UNKNOWN;
    },
    missing: (run, into) => {
      const fact = run.factOf(test.q);
      if (fact.state === "open") into.add(test.q);
      if (fact.state === "pending") fact.because.missing(run, into);
    },
    grounds: (run, into) => {
      const fact = run.factOf(test.q);
      if (fact.state === "answered") into.answers.set(test.q, fact.value);
      if (fact.state === "answered" || fact.state === "hidden") fact.because?.grounds(run, into);
    },
  };
}

/** A collection may still grow while it is open: what already lies in it is settled, what does not is unknown. */
function collectionTruth(test: Test, items: readonly string[], isOpen: boolean): Truth {
  const holds = tester(test)(items);
  const isSettled = test.op === "subsetOf" ? !holds : holds;
  return isOpen && !isSettled ? UNKNOWN : truth(holds);
}

function resultNode(test: ResultTest): Node {
  const holds = tester(test);
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
      return value === null ? truth(test.op === "ne") : truth(holds(value));
    },
    missing: (run, into) => {
      for (const question of read(run).missing) into.add(question);
    },
    grounds: (run, into) => {
      into.results.set(test.r, read(run).value);
    },
  };
}

/** `all` and `any` differ in the value that settles them at once. */
function groupNode(parts: readonly Node[], settling: typeof TRUE | typeof FALSE): Node {
  const evaluate = (run: Run): Truth => {
    let isUnknown = false;
    for (const part of parts) {
      const value = part.value(run);
      if (value === settling) return settling;
      if (value === UNKNOWN) isUnknown = true;
    }
    if (isUnknown) return UNKNOWN;
    return settling === TRUE ? FALSE : TRUE;
  };
  return {
    value: evaluate,
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
  return "q" in condition ? questionNode(condition) : resultNode(condition);
}
