import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { fieldDiff } from "@/lib/audit/diff";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError, type FieldProblem } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type AnswerProblem, type Answers, answerProblems, normalAnswers } from "./answers";
import { recordedAnswers } from "./hosting";
import { openQuestions, outcomeColumns, outcomeOf } from "./outcome";
import { assertPlacement, placementOf } from "./placement";
import { type PublishedRuleSet, publishedRuleSet } from "./published";
import { saveFace, submitFace } from "./record-api";
import {
  type ClassificationForm,
  classificationForm,
  classificationSubmission,
  MAIN_MODULE,
} from "./record-schema";
import { digestOf } from "./replay";

type ClassificationRow = typeof classifications.$inferSelect;

function ruleSetFor(version: string | undefined): PublishedRuleSet {
  const published = publishedRuleSet(version);
  if (published === undefined) {
    throw new AppError("input.invalid", { fields: [{ path: "ruleSet", code: "choice" }] });
  }
  return published;
}

const problemOf = ({ question, code, option }: AnswerProblem): FieldProblem => ({
  path: `answers.${question}`,
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

async function lockApplication(tx: Transaction, id: string) {
  const [row] = await tx.select().from(applications).where(eq(applications.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  if (row.state === "retired" || row.state === "suspended") throw new AppError("record.wrong-state");
  return row;
}

/** Versions of one module, newest first. */
function versionsOf(tx: Transaction, institutionId: string, applicationId: string, moduleKey: string) {
  return tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.applicationId, applicationId),
        eq(classifications.moduleKey, moduleKey),
      ),
    )
    .orderBy(desc(classifications.revision));
}

const stale = ({ savedByName, savedAt }: ClassificationRow) =>
  new AppError("record.stale", { values: { by: savedByName ?? "", at: savedAt.toISOString() } });

async function supersede(tx: Transaction, row: ClassificationRow, at: Date): Promise<void> {
  await tx
    .update(classifications)
    .set({ state: "superseded", supersededAt: at })
    .where(and(eq(classifications.institutionId, row.institutionId), eq(classifications.id, row.id)));
}

const summaryFields = [
  "answers",
  "asOf",
  "ruleSetVersion",
  ...Object.keys(outcomeColumns({ results: {}, tier: null, prohibitions: [], obligations: [], flags: [] })),
];
/** Rows hold plain JSON in these columns. */
const diffOf = (before: ClassificationRow | undefined, after: Partial<ClassificationRow>) =>
  fieldDiff(
    (before ?? {}) as Parameters<typeof fieldDiff>[0],
    after as Parameters<typeof fieldDiff>[1],
    summaryFields,
  );

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

/** Hands a saved version in. It must answer every question that is asked; what it comes to is a result, whatever it says. */
export const submitClassification = defineViewerCommand({
  name: "classification.submit",
  permission: "classification:edit",
  input: classificationSubmission,
  api: submitFace,
  run: async ({ actor, input, tx, at }) => {
    const [found] = await tx.select().from(classifications).where(eq(classifications.id, input.id));
    if (found === undefined) throw new AppError("record.not-found");
    const application = await lockApplication(tx, found.applicationId);
    const versions = await versionsOf(tx, found.institutionId, application.id, found.moduleKey);
    const row = versions.find(({ id }) => id === input.id);
    if (row === undefined) throw new AppError("record.not-found");
    if (row.revision !== input.revision || versions[0]?.id !== row.id) throw stale(versions[0] ?? row);
    if (row.state !== "saved") throw new AppError("record.wrong-state");
    assertPlacement(row.answers, await placementOf(tx, application));
    const open = openQuestions(ruleSetFor(row.ruleSetVersion).compiled, row.answers);
    if (open.length > 0) {
      const fields = open.map((question) => ({ path: `answers.${question}`, code: "unanswered" }));
      throw new AppError("record.incomplete", { fields });
    }
    const before = versions.find(({ state }) => state === "submitted");
    if (before !== undefined) await supersede(tx, before, at);
    await tx
      .update(classifications)
      .set({ state: "submitted", submittedBy: actor.userId, submittedByName: actor.name, submittedAt: at })
      .where(and(eq(classifications.institutionId, row.institutionId), eq(classifications.id, row.id)));
    return {
      result: { id: row.id, revision: row.revision, state: "submitted" as const },
      audit: [
        {
          institutionId: row.institutionId,
          jurisdictionCode: row.jurisdictionCode,
          action: "classification.submitted",
          object: { kind: "classification", id: row.id, version: row.revision },
          diff: diffOf(before, row),
          ...(before === undefined ? {} : { before: before.resultDigest }),
          after: row.resultDigest,
          detail: { applicationId: application.id },
        },
      ],
    };
  },
});
