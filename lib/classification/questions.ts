import { type Answer, type Answers, isAnswered } from "./answers";
import type { Node, Run } from "./conditions";
import type { Question } from "./language";
import { TRUE, UNKNOWN } from "./truth";

/** A question made ready: each option has a bit, so that a set of options is a number and a test one operation. */
export type CompiledQuestion = {
  question: Question;
  place: number;
  bits: ReadonlyMap<string, number>;
  showIf: Node | null;
};

/** How a question stands in a form. `mask` holds the bits of what counts as its answer. */
export type Fact =
  | { state: "answered" | "hidden"; mask: number }
  /** Shown, and not answered. */
  | { state: "open" }
  /** Not known whether it is shown: unknown, whatever was answered before. */
  | { state: "pending" };

/** Bits of a number that JavaScript's operators leave alone: how many options a question may have, with its naValue. */
export const MAX_OPTIONS = 31;

export function bitsOf({ options, naValue }: Question): ReadonlyMap<string, number> {
  const values = [...new Set([...options.map(({ value }) => value), ...(naValue ? [naValue] : [])])];
  return new Map(values.map((value, place) => [value, 2 ** place]));
}

/** The bits of some codes; a code the question does not know has none. */
export function maskOf(bits: ReadonlyMap<string, number>, codes: Answer): number {
  if (typeof codes === "string") return bits.get(codes) ?? 0;
  let mask = 0;
  for (const code of codes) mask |= bits.get(code) ?? 0;
  return mask;
}

const open: Fact = { state: "open" };
const pending: Fact = { state: "pending" };

/** A hidden question counts as its naValue and a pending one as unknown: an answer left over from before counts in neither. */
export function factOf({ question, bits, showIf }: CompiledQuestion, run: Run, answers: Answers): Fact {
  const shown = showIf === null ? TRUE : showIf.value(run);
  if (shown === UNKNOWN) return pending;
  if (shown !== TRUE) return { state: "hidden", mask: maskOf(bits, question.naValue ?? "") };
  const answer = answers[question.id];
  return isAnswered(answer) ? { state: "answered", mask: maskOf(bits, answer) } : open;
}
