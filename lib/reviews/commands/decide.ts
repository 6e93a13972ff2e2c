import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseConditions, caseDecisions, classOverrides } from "@/db/schema/review-decisions";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError, type FieldProblem } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { defineSignedCommand } from "@/lib/signatures/define-signed-command";
import { proposeFace } from "../api";
import { writeFace } from "../case-api";
import {
  type CaseRow,
  documentOf,
  liveDecision,
  lockCaseAt,
  ofCase,
  outcomeOf,
  submissionOf,
} from "../case-rows";
import { digestOfDocument } from "../current-submission";
import { decisionDocument, partsOf } from "../decision-rows";
import type { DocumentOverride, SubmissionDocument } from "../document";
import { judge, requireHolder } from "../judge";
import { moveCase } from "../move-case";
import { type DecisionForm, decisionForm, decisionSigning, type OverrideForm } from "../schema";
import { signDocument } from "../sign-case";

/** What an override sets against what was derived; it must name a signed module and say something else. */
function overridesOn(document: SubmissionDocument, given: readonly OverrideForm[]): DocumentOverride[] {
  const problems: FieldProblem[] = [];
  const overrides = given.flatMap(({ module: key, status, class: set, reason }, at): DocumentOverride[] => {
    const signed = document.modules.find((module) => module.key === key);
    if (signed === undefined) {
      problems.push({ path: `overrides.${at}.module`, code: "unknownModule", values: { module: key } });
      return [];
    }
    const derived = signed.results.CN ?? { status: null, class: null };
    if (derived.status === status && derived.class === set) {
      problems.push({ path: `overrides.${at}.status`, code: "sameAsDerived" });
    }
    const { classificationId } = signed;
    return [{ module: key, classificationId, derived, set: { status, class: set }, reason }];
  });
  if (problems.length > 0) throw new AppError("input.invalid", { fields: problems });
  return overrides.sort((a, b) => (a.module < b.module ? -1 : 1));
}

/** What was written before is overtaken; it stays as it was. */
async function overtake(tx: Transaction, row: CaseRow): Promise<void> {
  await tx
    .update(caseDecisions)
    .set({ state: "void" })
    .where(and(ofCase(row, caseDecisions), inArray(caseDecisions.state, ["drafted", "proposed"])));
}

const otherAuthority = { nhc: "nmpa", nmpa: "nhc" } as const;

async function keepDecision(
  tx: Transaction,
  row: CaseRow,
  written: typeof caseDecisions.$inferInsert,
  { conditions }: DecisionForm,
  overrides: readonly DocumentOverride[],
): Promise<void> {
  await tx.insert(caseDecisions).values(written);
  const { institutionId, jurisdictionCode } = row;
  const part = () => ({
    institutionId,
    jurisdictionCode,
    id: newId(),
    caseId: row.id,
    decisionId: written.id,
  });
  if (conditions.length > 0) {
    const rows = conditions.map((condition, at) => ({ ...part(), position: at + 1, ...condition }));
    await tx.insert(caseConditions).values(rows);
  }
  if (overrides.length > 0) {
    const rows = overrides.map(({ module: moduleKey, classificationId, derived, set, reason }) => ({
      ...part(),
      applicationId: row.subjectId,
      classificationId,
      moduleKey,
      derivedStatus: derived.status,
      derivedClass: derived.class,
      status: set.status ?? "",
      class: set.class,
      reason,
    }));
    await tx.insert(classOverrides).values(rows);
  }
}

/**
 * Whoever has claimed the case writes the decision. It binds nobody until it is signed; what is written anew takes the place
 * of what was written before. The answer is the document to sign, with its digest.
 */
export const writeDecision = defineViewerCommand({
  name: "review.write",
  permission: "review:decide",
  input: decisionForm,
  api: writeFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, application } = await requireHolder(work, row);
    const signed = documentOf(await submissionOf(tx, row));
    const overrides = overridesOn(signed, input.overrides);
    const { outcome, reasonZh, reasonEn, rulingNumber, conditions } = input;
    const referTo = outcome === "refer_to_other_authority" ? otherAuthority[facts.authority] : null;
    const { round, subjectDigest } = row;
    const said = { outcome, reasonZh, reasonEn, referTo, rulingNumber, round, subjectDigest };
    const document = decisionDocument(row, facts, application.number, said, { conditions, overrides });
    await overtake(tx, row);
    const id = newId();
    const digest = digestOfDocument(document);
    const { institutionId, jurisdictionCode } = row;
    const written = { institutionId, jurisdictionCode, id, caseId: row.id, state: "drafted", digest };
    const { authority, level } = facts;
    const by = {
      authority,
      level,
      applicantId: row.signedBy,
      reviewerId: actor.userId,
      reviewerName: actor.name,
      writtenAt: at,
    };
    await keepDecision(tx, row, { ...written, ...said, ...by }, input, overrides);
    return {
      result: { id, revision: row.revision, digest, document },
      audit: [
        {
          institutionId,
          jurisdictionCode,
          action: "review.written",
          object: { kind: "review_case", id: row.id, version: row.revision },
          // No digest: the trail is the hospital's, which hears of a decision once two have signed it.
          detail: { number: row.number },
        },
      ],
    };
  },
});

/** The reviewer signs what they wrote; from then on it waits for a second official of the same authority and scope. */
export const proposeDecision = defineSignedCommand({
  name: "review.propose",
  permission: "review:decide",
  input: decisionSigning,
  api: proposeFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const draft = await liveDecision(tx, row);
    if (draft?.state !== "drafted" || draft.reviewerId !== actor.userId) {
      await requireHolder(work, row);
      throw new AppError("review.wrong-state");
    }
    const step = { event: "propose", outcome: outcomeOf(draft.outcome) } as const;
    const { facts, application, to } = await judge(work, row, step);
    // The same content signed anew is another round: its answers were not there when this was written.
    if (draft.round !== row.round || draft.subjectDigest !== row.subjectDigest)
      throw new AppError("review.stale-content");
    const document = decisionDocument(row, draft, application.number, draft, await partsOf(tx, draft));
    const { signatureId, entry } = await signDocument(work, {
      meaning: "review",
      subject: { kind: "case_decision", id: draft.id, revision: draft.revision },
      document,
      of: row,
    });
    await tx
      .update(caseDecisions)
      .set({ state: "proposed", reviewerSignatureId: signatureId, proposedAt: at })
      .where(and(eq(caseDecisions.institutionId, row.institutionId), eq(caseDecisions.id, draft.id)));
    const released = { holderId: null, holderName: null, leaseUntil: null };
    const moved = await moveCase(work, row, { event: "propose", from: facts.state, to }, released);
    return { result: moved.row, audit: [entry, moved.entry] };
  },
});
