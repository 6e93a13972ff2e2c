import questionnaireFile from "@/db/reference/classification/questionnaire-1.0.0.json";
import rulesFile from "@/db/reference/classification/rules-1.0.0.json";
import { type CompiledRuleSet, compile } from "./compile";
import type { Questionnaire, RuleSet } from "./language";

/** A published version: never edited, known by the digest of its canonical text. */
export type PublishedRuleSet = {
  compiled: CompiledRuleSet;
  /** SHA-256 of the RFC 8785 text of the rule set; a test computes it from the file. */
  digest: string;
  questionnaireDigest: string;
};

/** The compiler reads our own files as unions of literals; that they are what they claim is tested with the schemas. */
const questionnaireOf = (file: unknown) => file as Questionnaire;
const ruleSetOf = (file: unknown) => file as RuleSet;

/** Newest first. */
export const publishedRuleSets: readonly PublishedRuleSet[] = [
  {
    compiled: compile(ruleSetOf(rulesFile), questionnaireOf(questionnaireFile)),
    digest: "e8275651685b9d7886e07dbcd9bf7d22ae83d2d06d6ee35529c44ff3ed584874",
    questionnaireDigest: "0e73af5bfdac4008df49c0cf6b7502ea3723983f1611300652768ab522653e43",
  },
];

/** The published rule set of this version; without one named, the newest. */
export function publishedRuleSet(version?: string): PublishedRuleSet | undefined {
  if (version === undefined) return publishedRuleSets[0];
  return publishedRuleSets.find(({ compiled }) => compiled.ruleSet.version === version);
}
