import type { RuleKind, RuleSet } from "./language";

/** Rules of one kind and jurisdiction, settled together. */
export type Stage = { kind: RuleKind; jurisdiction: string; order: number };

const kinds: readonly string[] = [
  "status",
  "class",
  "tier",
  "obligation",
  "flag",
  "prohibition",
] satisfies RuleKind[];
const isKind = (word: string): word is RuleKind => kinds.includes(word);

const collected: Partial<Record<RuleKind, string>> = {
  prohibition: "prohibitions",
  obligation: "obligations",
  flag: "flags",
};

/** The name under which a later condition reads what a stage has settled: `EU.status`, `CN.prohibitions`. */
export function resultName({ kind, jurisdiction }: Pick<Stage, "kind" | "jurisdiction">): string {
  return `${jurisdiction}.${collected[kind] ?? kind}`;
}

/**
 * The stages of a rule set in order, as its semantics name them: "class of CN, EU, IMDRF", or "flag" for the rules of that
 * kind in whatever jurisdiction has some. Throws on a sentence that is neither.
 */
export function stagesOf(ruleSet: RuleSet): Stage[] {
  return ruleSet.semantics.stages.flatMap((sentence, order) => {
    const [, kind = "", named] = /^([a-z]+)(?: of (.+))?$/.exec(sentence) ?? [];
    if (!isKind(kind)) throw new Error(`${ruleSet.id}: "${sentence}" is no stage`);
    const all = ruleSet.rules.filter((rule) => rule.kind === kind).map((rule) => rule.jurisdiction);
    const jurisdictions = named === undefined ? [...new Set(all)] : named.split(", ");
    return jurisdictions.map((jurisdiction) => ({ kind, jurisdiction, order }));
  });
}
