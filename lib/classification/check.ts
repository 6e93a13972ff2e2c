import type { z } from "zod";
import { circles, conditionDefects } from "./check-conditions";
import { type Context, type Defect, defect, repeated } from "./defects";
import { questionnaireSchema, type Rule, ruleSetSchema } from "./language";
import { unreachable } from "./reach";
import { readsOf } from "./reads";
import { resultName, stagesOf } from "./stages";

/** Missing texts, missing citations and everything else the schemas ask for. */
function shapeOf(schema: z.ZodType, at: string, file: unknown): Defect[] {
  const parsed = schema.safeParse(file);
  return (parsed.error?.issues ?? []).map((issue) =>
    defect([at, ...issue.path.map(String)].join("."), "shape", issue.message),
  );
}

/** Does the rule say a word that its rule set knows? A status settled in a later stage has words of its own. */
function outcomeDefects(rule: Rule, { ruleSet }: Context): Defect[] {
  const unknown = (word: string) => [defect(`rules.${rule.id}`, "unknown-outcome", word)];
  if (rule.kind === "class") {
    return ruleSet.classOrder[rule.jurisdiction]?.includes(rule.outcome.class)
      ? []
      : unknown(rule.outcome.class);
  }
  if (rule.kind === "tier")
    return ruleSet.tierOrder.includes(rule.outcome.tier) ? [] : unknown(rule.outcome.tier);
  if (rule.kind !== "status") return [];
  const isFirst = stagesOf(ruleSet).some(
    ({ kind, jurisdiction, order }) => kind === "status" && jurisdiction === rule.jurisdiction && order === 0,
  );
  return !isFirst || ruleSet.statuses.includes(rule.outcome.status) ? [] : unknown(rule.outcome.status);
}

function ruleDefects(rule: Rule, context: Context): Defect[] {
  const { ruleSet, questionnaire } = context;
  const at = `rules.${rule.id}`;
  const stage = stagesOf(ruleSet).find(
    ({ kind, jurisdiction }) => kind === rule.kind && jurisdiction === rule.jurisdiction,
  );
  const sources = ruleSet.sources.map(({ id }) => id);
  const why = unreachable(rule, ruleSet, questionnaire);
  return [
    ...(stage === undefined ? [defect(at, "no-stage", `${rule.kind} of ${rule.jurisdiction}`)] : []),
    ...conditionDefects(at, rule.condition, stage?.order ?? 0, context),
    ...outcomeDefects(rule, context),
    ...rule.citations
      .filter(({ source }) => !sources.includes(source))
      .map(({ source }) => defect(at, "unknown-source", source)),
    ...(why === null ? [] : [defect(at, "unreachable", why)]),
  ];
}

function questionDefects({ ruleSet, questionnaire }: Context): Defect[] {
  const sections = questionnaire.sections.map(({ id }) => id);
  return questionnaire.questions.flatMap((question) => {
    const at = `questions.${question.id}`;
    const { id, section, showIf, naValue, usedBy } = question;
    const readers = ruleSet.rules
      .filter(({ condition }) => readsOf(condition, ruleSet).questions.has(id))
      .map((rule) => rule.id);
    return [
      ...(sections.includes(section) ? [] : [defect(at, "unknown-section", section)]),
      ...(showIf === undefined ? [] : conditionDefects(at, showIf, 0, { ruleSet, questionnaire })),
      ...((showIf === undefined) === (naValue === undefined) ? [] : [defect(at, "no-fallback-value", id)]),
      ...repeated(
        at,
        question.options.map(({ value }) => value),
      ),
      ...[
        ...readers.filter((rule) => !usedBy.includes(rule)),
        ...usedBy.filter((rule) => !readers.includes(rule)),
      ].map((rule) => defect(at, "used-by", rule)),
    ];
  });
}

/** Every jurisdiction with a status needs a rule that is always true, or a form could be left without a word. */
function defaultDefects({ ruleSet }: Context): Defect[] {
  return stagesOf(ruleSet)
    .filter(({ kind }) => kind === "status")
    .filter(
      ({ jurisdiction }) =>
        !ruleSet.rules.some(
          ({ kind, jurisdiction: own, condition, effectiveFrom, effectiveTo }) =>
            kind === "status" &&
            own === jurisdiction &&
            "const" in condition &&
            condition.const &&
            (effectiveFrom ?? effectiveTo) === undefined,
        ),
    )
    .map((stage) => defect("rules", "no-default", resultName(stage)));
}

function unreadDefects({ ruleSet }: Context): Defect[] {
  const used = new Set(
    ruleSet.rules.flatMap(({ condition }) => [...readsOf(condition, ruleSet).definitions]),
  );
  return ruleSet.definitions
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => defect(`definitions.${id}`, "unread", id));
}

/**
 * Everything that can be seen to be wrong with a rule set and its questionnaire without trying forms; nothing means that it
 * compiles and that every rule can be shown with its words and its law. Rules that contradict each other are found by forms.
 */
export function checkRuleSet(rules: unknown, form: unknown): Defect[] {
  const shape = [
    ...shapeOf(ruleSetSchema, "ruleSet", rules),
    ...shapeOf(questionnaireSchema, "questionnaire", form),
  ];
  if (shape.length > 0) return shape;
  const context = { ruleSet: ruleSetSchema.parse(rules), questionnaire: questionnaireSchema.parse(form) };
  const { ruleSet, questionnaire } = context;
  const named = `${questionnaire.id}@${questionnaire.version}`;
  return [
    ...(ruleSet.questionnaire === named
      ? []
      : [defect("ruleSet", "unknown-questionnaire", ruleSet.questionnaire)]),
    ...repeated(
      "rules",
      ruleSet.rules.map(({ id }) => id),
    ),
    ...repeated(
      "definitions",
      ruleSet.definitions.map(({ id }) => id),
    ),
    ...repeated(
      "sources",
      ruleSet.sources.map(({ id }) => id),
    ),
    ...repeated(
      "questions",
      questionnaire.questions.map(({ id }) => id),
    ),
    ...circles(context),
    ...questionDefects(context),
    ...ruleSet.rules.flatMap((rule) => ruleDefects(rule, context)),
    ...defaultDefects(context),
    ...unreadDefects(context),
  ];
}
