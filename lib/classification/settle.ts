import type { CompiledRule } from "./compile";
import type { Marks, Run } from "./conditions";
import { TRUE, UNKNOWN } from "./truth";

/** Not settled for want of answers. A word of the rule sets' own list of statuses. */
export const UNDETERMINED = "undetermined";
export const NEEDS_REVIEW = "needs-review";

/** What the rules of one stage come to. */
export type Settled = {
  /** Null: no rule says anything, and none that is unknown could. */
  value: string | null;
  /** Why, in codes of the rule set. */
  reasons: readonly string[];
  /** Rules that decide; none while undetermined. */
  rules: readonly string[];
  /** Unknown rules that keep it undetermined. */
  open: readonly string[];
  /** Questions that keep those rules unknown, in the questionnaire's order. */
  missing: readonly string[];
  /** Rules of one priority say different things: a defect of the rule set that was not seen at publication. */
  isConflict: boolean;
};

type Tried = { fired: CompiledRule[]; unknown: CompiledRule[] };
/** The questions of a questionnaire, in its order: what marks are turned into names with. */
export type Questions = readonly string[];

const idOf = ({ rule }: CompiledRule) => rule.id;

function missingOf(rules: readonly CompiledRule[], run: Run, questions: Questions): readonly string[] {
  if (rules.length === 0) return [];
  const marks: Marks = new Uint8Array(questions.length);
  for (const { node } of rules) node.missing(run, marks);
  return questions.filter((_, place) => marks[place] === 1);
}

/** The true rules and the unknown ones. */
function tried(rules: readonly CompiledRule[], run: Run): Tried {
  const [fired, unknown]: [CompiledRule[], CompiledRule[]] = [[], []];
  for (const each of rules) {
    const value = each.node.value(run);
    if (value === TRUE) fired.push(each);
    if (value === UNKNOWN) unknown.push(each);
  }
  return { fired, unknown };
}

/** The true rules of the highest priority, and the unknown ones of that priority or above. Rules come highest first. */
function contest(rules: readonly CompiledRule[], run: Run): Tried {
  const [fired, unknown]: [CompiledRule[], CompiledRule[]] = [[], []];
  let winning = -1;
  for (const each of rules) {
    if (each.rule.priority < winning) break;
    const value = each.node.value(run);
    if (value === UNKNOWN) unknown.push(each);
    if (value !== TRUE) continue;
    winning = each.rule.priority;
    fired.push(each);
  }
  return { fired, unknown };
}

function undetermined(open: readonly CompiledRule[], run: Run, questions: Questions): Settled {
  const missing = missingOf(open, run, questions);
  return { value: UNDETERMINED, reasons: [], rules: [], open: open.map(idOf), missing, isConflict: false };
}

const decided = (value: string | null, rules: readonly CompiledRule[]): Settled => {
  const said = rules.flatMap(({ rule }) => (rule.kind === "status" ? [rule.outcome.reason] : []));
  const reasons = [...new Set(said.filter((reason) => reason !== undefined))];
  return { value, reasons, rules: rules.map(idOf), open: [], missing: [], isConflict: false };
};

const statusOf = ({ rule }: CompiledRule) => (rule.kind === "status" ? rule.outcome.status : null);

/** The highest priority that is true wins, unless an unknown rule of the same or a higher one says something else. */
export function settleStatus(rules: readonly CompiledRule[], run: Run, questions: Questions): Settled {
  const { fired, unknown } = contest(rules, run);
  const [winner] = fired;
  const isConflict = fired.some((rule) => winner !== undefined && statusOf(rule) !== statusOf(winner));
  const status = isConflict ? NEEDS_REVIEW : ((winner && statusOf(winner)) ?? null);
  // In a conflict an unknown rule of the same priority can settle nothing any more.
  const open = unknown.filter((rule) =>
    isConflict ? rule.rule.priority > (winner?.rule.priority ?? 0) : statusOf(rule) !== status,
  );
  if (open.length > 0) return undetermined(open, run, questions);
  return { ...decided(status, fired), isConflict };
}

const rankOf = (order: readonly string[], { rule }: CompiledRule): number => {
  if (rule.kind === "class") return order.indexOf(rule.outcome.class);
  return rule.kind === "tier" ? order.indexOf(rule.outcome.tier) : -1;
};

type Highest = { settled: Settled; raising: readonly CompiledRule[] };

function highest(rules: readonly CompiledRule[], order: readonly string[], run: Run): Highest {
  const { fired, unknown } = tried(rules, run);
  const top = Math.max(-1, ...fired.map((rule) => rankOf(order, rule)));
  return {
    settled: decided(
      order[top] ?? null,
      fired.filter((rule) => rankOf(order, rule) === top),
    ),
    raising: unknown.filter((rule) => rankOf(order, rule) > top),
  };
}

/** The highest class that is true, unless a rule that would raise it is unknown. */
export function settleClass(
  rules: readonly CompiledRule[],
  order: readonly string[],
  run: Run,
  questions: Questions,
): Settled {
  const { settled, raising } = highest(rules, order, run);
  return raising.length > 0 ? undetermined(raising, run, questions) : settled;
}

/** The highest tier that is true. It is a floor: `open` and `missing` say what could still raise it. */
export function settleTier(
  rules: readonly CompiledRule[],
  order: readonly string[],
  run: Run,
  questions: Questions,
): Settled {
  const { settled, raising } = highest(rules, order, run);
  return { ...settled, open: raising.map(idOf), missing: missingOf(raising, run, questions) };
}

/** Everything that is true, once each, in the rule set's order; open while an unknown rule could add something new. */
export function collect(
  rules: readonly CompiledRule[],
  run: Run,
  questions: Questions,
): { items: readonly string[]; isOpen: boolean; missing: readonly string[] } {
  const { fired, unknown } = tried(rules, run);
  const items = [...new Set(fired.map(itemOf))];
  const adding = unknown.filter((rule) => !items.includes(itemOf(rule)));
  return { items, isOpen: adding.length > 0, missing: missingOf(adding, run, questions) };
}

function itemOf({ rule }: CompiledRule): string {
  switch (rule.kind) {
    case "prohibition":
      return rule.outcome.prohibition;
    case "obligation":
      return rule.outcome.obligation;
    case "flag":
      return rule.outcome.flag;
    default:
      throw new Error(`${rule.id} collects nothing`);
  }
}
