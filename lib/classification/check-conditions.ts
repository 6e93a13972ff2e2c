import { questionsById } from "./answers";
import { type Context, type Defect, defect } from "./defects";
import type { Condition } from "./language";
import { readsOf, valuesOf } from "./reads";
import { resultName, stagesOf } from "./stages";

/** What may be asked of a single answer, and what of a set of options. */
const ofOne: readonly string[] = ["eq", "ne", "in"];
const ofMany: readonly string[] = ["includesAny", "subsetOf", "nonEmpty"];

/** What a condition names must be there, and a result it reads must come from an earlier stage. */
export function conditionDefects(
  at: string,
  condition: Condition,
  before: number,
  context: Context,
): Defect[] {
  const { ruleSet, questionnaire } = context;
  const byId = questionsById(questionnaire);
  const { questions, results, definitions } = readsOf(condition, ruleSet);
  const settled = stagesOf(ruleSet).filter(({ order }) => order < before);
  const ofQuestions = [...questions].flatMap(([id, tests]) => {
    const question = byId.get(id);
    if (question === undefined) return [defect(at, "unknown-question", id)];
    const fitting = question.type === "single" ? ofOne : ofMany;
    const misfits = tests.filter(({ op }) => !fitting.includes(op));
    const options = [...question.options.map(({ value }) => value), question.naValue];
    return [
      ...misfits.map(({ op }) => defect(at, "wrong-operator", `${id} ${op}`)),
      ...tests
        .flatMap(valuesOf)
        .filter((value) => !options.includes(value))
        .map((value) => defect(at, "unknown-option", `${id}: ${value}`)),
    ];
  });
  return [
    ...ofQuestions,
    ...results
      .filter(({ r }) => !settled.some((stage) => resultName(stage) === r))
      .map(({ r }) => defect(at, "unknown-result", r)),
    ...[...definitions]
      .filter((id) => !ruleSet.definitions.some((definition) => definition.id === id))
      .map((id) => defect(at, "unknown-definition", id)),
  ];
}

/** Definitions that name themselves, and questions that are shown because of themselves. */
export function circles({ ruleSet, questionnaire }: Context): Defect[] {
  const runsBack = (id: string, condition: Condition) =>
    ruleSet.definitions.some(
      (other) =>
        readsOf(condition, ruleSet).definitions.has(other.id) &&
        readsOf(other.condition, ruleSet).definitions.has(id),
    );
  const parents = (id: string, seen: readonly string[] = []): readonly string[] => {
    const showIf = questionsById(questionnaire).get(id)?.showIf;
    if (showIf === undefined || seen.includes(id)) return seen.includes(id) ? [...seen, id] : seen;
    return [...readsOf(showIf, ruleSet).questions.keys()].flatMap((parent) => parents(parent, [...seen, id]));
  };
  return [
    ...ruleSet.definitions
      .filter(
        ({ id, condition }) => runsBack(id, condition) || readsOf(condition, ruleSet).definitions.has(id),
      )
      .map(({ id }) => defect(`definitions.${id}`, "circle", id)),
    ...questionnaire.questions
      .filter(({ id }) => parents(id).filter((parent) => parent === id).length > 1)
      .map(({ id }) => defect(`questions.${id}`, "circle", id)),
  ];
}
