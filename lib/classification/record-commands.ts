import "server-only";
import { classifications } from "@/db/schema/classifications";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError, type FieldProblem } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type AnswerProblem, type Answers, answerProblems, normalAnswers } from "./answers";
import { recordedAnswers } from "./hosting";
import { outcomeColumns, outcomeOf } from "./outcome";
import { assertPlacement, placementOf } from "./placement";
import type { PublishedRuleSet } from "./published";
import { saveFace } from "./record-api";
import { type ClassificationForm, classificationForm, MAIN_MODULE } from "./record-schema";
import {
  type ClassificationRow,
  diffOf,
  lockApplication,
  ruleSetFor,
  stale,
  supersede,
  versionsOf,
} from "./record-versions";
import { digestOf } from "./replay";

const problemOf = ({ question, code, option, at }: AnswerProblem): FieldProblem => ({
  path: ["answers", question, ...(at === undefined ? [] : [at])].join("."),
  code,
  values: { question, ...(option === undefined ? {} : { option }) },
});

/** The answers as they are kept: known ones, in the questionnaire's order, with what the record says. */
function keptAnswers(
  { compiled }: PublishedRuleSet,
  given: ClassificationForm["answers"],
  recorded: Answers,
): Answers {
  const fields = answerProblems(compiled.questionnaire, given).map(problemOf);
  if (fields.length > 0) throw new AppError("input.invalid", { fields });
  return normalAnswers(compiled.questionnaire, { ...given, ...recorded });
}

/** Keeps a form, complete or not, as the next version of its module, with what it comes to. */
export const saveClassification = defineViewerCommand({
  name: "classification.save",
  permission: "classification:edit",
  input: classificationForm,
  api: saveFace,
  run: async ({ actor, input, tx, at }) => {
    const application = await lockApplication(tx, input.applicationId);
    const { institutionId, jurisdictionCode } = application;
    const versions = await versionsOf(tx, institutionId, application.id, input.module);
    const [latest] = versions;
    if ((latest?.revision ?? 0) !== input.revision) {
      throw latest === undefined
        ? new AppError("record.stale", { values: { by: "", at: "" } })
        : stale(latest);
    }
    if (input.module !== MAIN_MODULE && input.moduleName === null) {
      throw new AppError("input.invalid", { fields: [{ path: "moduleName", code: "required" }] });
    }
    const published = ruleSetFor(input.ruleSet);
    const placement = await placementOf(tx, application);
    const answers = keptAnswers(published, input.answers, {});
    assertPlacement(answers, placement);
    const kept = keptAnswers(published, input.answers, recordedAnswers(placement));
    const asOf = input.asOf ?? beijingDate(at);
    const outcome = outcomeOf(published.compiled, kept, asOf);
    const open = versions.find(({ state }) => state === "saved");
    if (open !== undefined) await supersede(tx, open, at);
    const { ruleSet } = published.compiled;
    const id = newId();
    const row = {
      institutionId,
      jurisdictionCode,
      id,
      applicationId: application.id,
      moduleKey: input.module,
      moduleName: input.module === MAIN_MODULE ? null : input.moduleName,
      revision: input.revision + 1,
      state: "saved",
      answers: kept as ClassificationRow["answers"],
      answersDigest: digestOf(kept),
      questionnaire: ruleSet.questionnaire,
      ruleSetId: ruleSet.id,
      ruleSetVersion: ruleSet.version,
      ruleSetDigest: published.digest,
      asOf,
      applicationRevision: application.revision,
      ...outcomeColumns(outcome),
      result: outcome as Record<string, unknown>,
      resultDigest: digestOf(outcome),
      reason: input.reason,
      savedBy: actor.userId,
      savedByName: actor.name,
      savedAt: at,
    };
    await tx.insert(classifications).values(row);
    return {
      result: { id, revision: row.revision, state: row.state, ...outcome },
      audit: [
        {
          institutionId,
          jurisdictionCode,
          action: "classification.saved",
          object: { kind: "classification", id, version: row.revision },
          diff: diffOf(latest, row),
          after: row.resultDigest,
          ...(input.reason === null ? {} : { reason: input.reason }),
          detail: { applicationId: application.id },
        },
      ],
    };
  },
});
