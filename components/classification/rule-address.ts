import type { RuleSet } from "@/lib/classification/language";

/** The page on which a published rule set stands in full, or one of its rules there. */
export function ruleAddress({ version }: Pick<RuleSet, "version">, rule?: string): string {
  return rule === undefined ? `/rules/${version}` : `/rules/${version}#${rule}`;
}
