import "server-only";
import type { Transaction } from "@/db/client";
import { classifications } from "@/db/schema/classifications";
import type { AuditEntry } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { AppError, type FieldProblem } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type AnswerProblem, type Answers, answerProblems, normalAnswers } from "./answers";
import { recordedAnswers } from "./hosting";
import { outcomeColumns, outcomeOf } from "./outcome";
import { assertPlacement, placementOf } from "./placement";
import type { PublishedRuleSet } from "./published";
import { type ClassificationForm, MAIN_MODULE } from "./record-schema";
import {
  type ClassificationRow,
  diffOf,
  lockApplication,
  ruleSetFor,
  stale,
  standingModules,
  supersede,
  versionsOf,
} from "./record-versions";
import { digestOf } from "./replay";

/** What a step of a classification needs of the command it is part of. */
export type Step = { actor: Viewer; tx: Transaction; at: Date };

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

/** A module beside the application itself has a name, and no two that stand have the same. */
async function assertName(
  { tx }: Step,
  application: { institutionId: string; id: string },
  input: ClassificationForm,
) {
  if (input.module === MAIN_MODULE) return;
  const refused = (code: string) => new AppError("input.invalid", { fields: [{ path: "moduleName", code }] });
  if (input.moduleName === null) throw refused("required");
  const standing = await standingModules(tx, application.institutionId, application.id);
  const isTaken = standing.some(({ key, name }) => key !== input.module && name === input.moduleName);
  if (isTaken) throw refused("moduleNameTaken");
}

/** Keeps a form, complete or not, as the next version of its module, with what it comes to. */
export async function keepVersion(step: Step, input: ClassificationForm) {
  const { actor, tx, at } = step;
  const application = await lockApplication(tx, input.applicationId);
  const { institutionId, jurisdictionCode } = application;
  const versions = await versionsOf(tx, institutionId, application.id, input.module);
  const [latest] = versions;
  if ((latest?.revision ?? 0) !== input.revision) {
    throw latest === undefined ? new AppError("record.stale", { values: { by: "", at: "" } }) : stale(latest);
  }
  await assertName(step, application, input);
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
  const row = {
    institutionId,
    jurisdictionCode,
    id: newId(),
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
  const audit: AuditEntry = {
    institutionId,
    jurisdictionCode,
    action: "classification.saved",
    object: { kind: "classification", id: row.id, version: row.revision },
    diff: diffOf(latest, row),
    after: row.resultDigest,
    ...(input.reason === null ? {} : { reason: input.reason }),
    detail: { applicationId: application.id },
  };
  return { result: { id: row.id, revision: row.revision, state: row.state, ...outcome }, audit };
}
