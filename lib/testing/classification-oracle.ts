import type { Answer, Answers } from "@/lib/classification/answers";
import type { Condition, Questionnaire, Rule, RuleSet, Test } from "@/lib/classification/language";

/**
 * The rule set's semantics read a second time, as plainly as they are written and without a line of the engine: what the
 * engine is compared with. Values are true, false and null (unknown); a condition comes with the questions it lacks.
 */
type Read = { value: boolean | null; missing: string[] };
type Outcome = { value: Answer | null; open: boolean; missing: string[] };
export type OracleResult = {
  results: Record<string, { status?: string | null; class?: string | null; missing: string[] }>;
  tier: string | null;
  prohibitions: string[];
  obligations: string[];
  flags: string[];
};

const known = (value: boolean): Read => ({ value, missing: [] });

function compare(test: Test, value: Answer): boolean {
  const list = Array.isArray(value) ? value : [value];
  if (test.op === "nonEmpty") return list.length > 0;
  if (test.op === "eq") return value === test.value;
  if (test.op === "ne") return value !== test.value;
  if (test.op === "subsetOf") return list.every((item) => test.value.includes(item));
  return list.some((item) => test.value.includes(item));
}

export function oracle(rules: RuleSet, form: Questionnaire, answers: Answers, asOf: string): OracleResult {
  const outcomes: Record<string, Outcome> = {};

  const ask = (test: Test & { q: string }): Read => {
    const question = form.questions.find(({ id }) => id === test.q);
    const shown = question?.showIf === undefined ? known(true) : read(question.showIf);
    if (shown.value === null) return { value: null, missing: shown.missing };
    if (!shown.value) return known(compare(test, question?.naValue ?? ""));
    const answer = answers[test.q];
    if (answer === undefined || answer.length === 0) return { value: null, missing: [test.q] };
    return known(compare(test, answer));
  };
  const recall = (test: Test & { r: string }): Read => {
    const outcome = outcomes[test.r];
    if (outcome === undefined) throw new Error(`no ${test.r} yet`);
    if (Array.isArray(outcome.value)) {
      if (outcome.value.length > 0) return known(true);
      return outcome.open ? { value: null, missing: outcome.missing } : known(false);
    }
    if (outcome.open) return { value: null, missing: outcome.missing };
    return known(outcome.value === null ? test.op === "ne" : compare(test, outcome.value));
  };
  const group = (parts: readonly Condition[], settling: boolean): Read => {
    const all = parts.map(read);
    if (all.some(({ value }) => value === settling)) return known(settling);
    const unknown = all.filter(({ value }) => value === null);
    return unknown.length === 0
      ? known(!settling)
      : { value: null, missing: unknown.flatMap(({ missing }) => missing) };
  };
  const read = (condition: Condition): Read => {
    if ("const" in condition) return known(condition.const);
    if ("all" in condition) return group(condition.all, false);
    if ("any" in condition) return group(condition.any, true);
    if ("not" in condition) {
      const { value, missing } = read(condition.not);
      return value === null ? { value, missing } : known(!value);
    }
    if ("ref" in condition) {
      const definition = rules.definitions.find(({ id }) => id === condition.ref);
      if (definition === undefined) throw new Error(`no ${condition.ref}`);
      return read(definition.condition);
    }
    return "q" in condition ? ask(condition) : recall(condition);
  };

  const said = (rule: Rule): string => Object.values(rule.outcome)[0] ?? "";
  const inForce = (kind: Rule["kind"], place?: string) =>
    rules.rules
      .filter((rule) => rule.kind === kind && (place === undefined || rule.jurisdiction === place))
      .filter(
        ({ effectiveFrom, effectiveTo }) =>
          !(effectiveFrom && asOf < effectiveFrom) && !(effectiveTo && asOf > effectiveTo),
      )
      .map((rule) => ({ rule, ...read(rule.condition) }));
  type Judged = ReturnType<typeof inForce>[number];
  const open = (blocking: Judged[]): Outcome => ({
    value: "undetermined",
    open: true,
    missing: form.questions
      .map(({ id }) => id)
      .filter((id) => blocking.some(({ missing }) => missing.includes(id))),
  });

  const status = (place: string): Outcome => {
    const judged = inForce("status", place);
    const top = Math.max(-1, ...judged.filter(({ value }) => value).map(({ rule }) => rule.priority));
    const words = new Set(
      judged.filter(({ value, rule }) => value && rule.priority === top).map(({ rule }) => said(rule)),
    );
    const word = words.size > 1 ? "needs-review" : ([...words][0] ?? null);
    const blocking = judged.filter(
      ({ value, rule }) => value === null && rule.priority >= top && said(rule) !== word,
    );
    return blocking.length > 0 ? open(blocking) : { value: word, open: false, missing: [] };
  };
  const ranked = (judged: Judged[], order: readonly string[]) => {
    const top = Math.max(
      -1,
      ...judged.filter(({ value }) => value).map(({ rule }) => order.indexOf(said(rule))),
    );
    const raising = judged.filter(({ value, rule }) => value === null && order.indexOf(said(rule)) > top);
    return { word: order[top] ?? null, raising };
  };
  const grade = (place: string): Outcome => {
    const { word, raising } = ranked(inForce("class", place), rules.classOrder[place] ?? []);
    return raising.length > 0 ? open(raising) : { value: word, open: false, missing: [] };
  };
  const gather = (kind: Rule["kind"]): string[] => [
    ...new Set(
      inForce(kind)
        .filter(({ value }) => value)
        .map(({ rule }) => said(rule)),
    ),
  ];

  for (const place of ["CN", "US", "EU"]) outcomes[`${place}.status`] = status(place);
  for (const place of ["CN", "EU", "IMDRF"]) outcomes[`${place}.class`] = grade(place);
  const banned = inForce("prohibition", "CN");
  outcomes["CN.prohibitions"] = {
    value: banned.filter(({ value }) => value).map(({ rule }) => said(rule)),
    open: banned.some(({ value }) => value === null),
    missing: banned.flatMap(({ missing }) => missing),
  };
  outcomes["EU-AIA.status"] = status("EU-AIA");

  const verdict = (place: string) => {
    const [attribute, rank] = [outcomes[`${place}.status`], outcomes[`${place}.class`]];
    const missing = [...(attribute?.missing ?? []), ...(rank?.missing ?? [])];
    return {
      status: attribute === undefined ? null : String(attribute.value),
      class: rank === undefined || rank.value === null ? null : String(rank.value),
      missing: form.questions.map(({ id }) => id).filter((id) => missing.includes(id)),
    };
  };
  return {
    results: Object.fromEntries(
      ["CN", "US", "EU", "IMDRF", "EU-AIA"].map((place) => [place, verdict(place)]),
    ),
    tier: ranked(inForce("tier"), rules.tierOrder).word,
    prohibitions: gather("prohibition"),
    obligations: gather("obligation"),
    flags: gather("flag"),
  };
}
