import type { Classification, evaluate } from "@/lib/classification/classify";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import { isInEffect } from "@/lib/classification/epochs";
import type { Rule } from "@/lib/classification/language";
import { TRUE } from "@/lib/classification/truth";

type Run = ReturnType<typeof evaluate>["run"];

/** The rules that are true on a day. */
export const firedRules = (compiled: CompiledRuleSet, run: Run, asOf: string): Rule[] =>
  compiled.rules
    .filter(({ rule, node }) => isInEffect(rule, asOf) && node.value(run) === TRUE)
    .map(({ rule }) => rule);

/** Of those, the ones a result rests on: they decide a verdict or the tier, or demand, forbid or point out something. */
export function reliedRules(
  compiled: CompiledRuleSet,
  run: Run,
  { results, tier }: Classification,
  asOf: string,
): Rule[] {
  const verdicts = Object.values(results).flatMap(({ status, class: level }) => [
    ...(status?.rules ?? []),
    ...(level?.rules ?? []),
  ]);
  return firedRules(compiled, run, asOf).filter(
    ({ id, kind }) =>
      verdicts.includes(id) ||
      tier?.rules.includes(id) ||
      ["prohibition", "obligation", "flag"].includes(kind),
  );
}
