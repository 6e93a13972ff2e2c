import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { institutions } from "@/db/schema/institutions";
import { type RecordState, recordStates } from "@/db/values";
import type { JsonValue } from "@/lib/canonical";
import { type Outcome, openQuestions } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { MAIN_MODULE } from "@/lib/classification/record-schema";
import { replay } from "@/lib/classification/replay";
import { scopeFields } from "@/lib/classification/scope-fields";
import { strictestOf } from "@/lib/classification/strictest";
import { canonicalDigest } from "@/lib/digest";
import { unpartitioned } from "@/lib/records/partition";
import { type DocumentModule, isSilent, type SubmissionDocument } from "./document";
import { type GateModule, gateProblems } from "./gate";
import type { GateProblem } from "./shown";

export type ApplicationRow = typeof applications.$inferSelect;
type ClassificationRow = typeof classifications.$inferSelect;

/** A stored result is an outcome: the commands write nothing else. */
const outcomeIn = ({ result }: ClassificationRow) => result as Outcome;

function moduleOf(row: ClassificationRow): DocumentModule {
  const outcome = outcomeIn(row);
  const results = Object.entries(outcome.results).map(
    ([place, { status, class: of }]) => [place, { status, class: of }] as const,
  );
  return {
    key: row.moduleKey,
    name: row.moduleName,
    classificationId: row.id,
    revision: row.revision,
    asOf: row.asOf,
    ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion, digest: row.ruleSetDigest },
    answers: row.answers,
    answersDigest: row.answersDigest,
    results: Object.fromEntries(results),
    tier: outcome.tier,
    flags: outcome.flags,
    resultDigest: row.resultDigest,
  };
}

/** Columns of the intended use hold text, lists of codes, or nothing; what kind of nothing stands beside them. */
function scopeOf(application: ApplicationRow): SubmissionDocument["application"]["scope"] {
  const columns: Record<string, unknown> = application;
  const stated = scopeFields.map((field) => {
    const value = columns[field];
    const isList = Array.isArray(value) && value.every((each) => typeof each === "string");
    const blank = application.provenance[field]?.nullReason ?? "not_asked";
    const isSaid = !isSilent(value) && (isList || typeof value === "string");
    return [field, isSaid ? value : { blank }] as const;
  });
  return Object.fromEntries(stated);
}

function judged(key: string, versions: readonly ClassificationRow[]): GateModule {
  const submitted = versions.find(({ state }) => state === "submitted");
  const compiled = publishedRuleSet(submitted?.ruleSetVersion)?.compiled;
  return {
    key,
    name: submitted?.moduleName ?? versions[0]?.moduleName ?? key,
    isSubmitted: submitted !== undefined,
    hasDraft: versions.some(({ state }) => state === "saved"),
    unanswered:
      submitted === undefined || compiled === undefined
        ? 0
        : openQuestions(compiled, submitted.answers).length,
    isReopened: submitted !== undefined && submitted.reopenedAt !== null,
    isReplayed: submitted === undefined || replay(submitted) === null,
  };
}

const stateOf = (text: string): RecordState => recordStates.find((state) => state === text) ?? "draft";

export type CurrentSubmission = {
  /** Null where no module has been handed in. */
  document: SubmissionDocument | null;
  digest: string | null;
  problems: GateProblem[];
  /** The strictest Chinese status and tier of its modules. */
  status: string | null;
  tier: string | null;
  /** Whoever handed a module in. */
  submitters: string[];
};

/** SHA-256 of the RFC 8785 text of a document. Documents are plain JSON. */
export const digestOfDocument = (document: object): string => canonicalDigest(document as JsonValue);

/** What hospital quality would sign now for an application, and what it lacks before it may be reviewed. */
export async function currentSubmission(
  tx: Transaction,
  application: ApplicationRow,
): Promise<CurrentSubmission> {
  const { institutionId, id } = application;
  const [institution] = await tx
    .select()
    .from(institutions)
    .where(eq(institutions.institutionId, institutionId));
  if (institution === undefined) throw new Error("an application without its institution");
  const rows = await tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.applicationId, id),
        ne(classifications.state, "superseded"),
      ),
    );
  const keys = [...new Set(rows.map(({ moduleKey }) => moduleKey))].sort();
  const submitted = rows
    .filter(({ state }) => state === "submitted")
    .sort((a, b) => (a.moduleKey < b.moduleKey ? -1 : 1));
  const problems = gateProblems({
    isInstitutionVerified: institution.verifiedRevision === institution.revision,
    applicationState: stateOf(application.state),
    modules: keys.map((key) =>
      judged(
        key,
        rows.filter(({ moduleKey }) => moduleKey === key),
      ),
    ),
    mainModule: MAIN_MODULE,
    partition: await unpartitioned(tx, [application]),
  });
  const ruleSet = publishedRuleSet()?.compiled.ruleSet;
  const strictest = ruleSet === undefined ? null : strictestOf(ruleSet, submitted.map(outcomeIn));
  const { number, revision, nameZh, nameEn } = application;
  const document: SubmissionDocument | null =
    submitted.length === 0
      ? null
      : {
          schema: "review-submission/2",
          type: "classification",
          institution: {
            id: institutionId,
            number: institution.number,
            nameZh: institution.nameZh,
            nameEn: institution.nameEn,
          },
          application: { id, number, revision, nameZh, nameEn, scope: scopeOf(application) },
          modules: submitted.map(moduleOf),
        };
  return {
    document,
    digest: document === null ? null : digestOfDocument(document),
    problems,
    status: strictest?.results.CN?.status ?? null,
    tier: strictest?.tier ?? null,
    submitters: submitted.flatMap(({ submittedBy }) => submittedBy ?? []),
  };
}

/**
 * Do two documents say the same of the intended use and of its classification? Names and record revisions may move, and so may
 * the kind of a blank, which no class depends on; so that what was signed before kinds were kept stands as it is.
 */
export function isSameContent(a: SubmissionDocument, b: SubmissionDocument | null): boolean {
  if (b === null) return false;
  const contentOf = ({ application, modules }: SubmissionDocument) => ({
    scope: Object.fromEntries(Object.entries(application.scope).filter(([, value]) => !isSilent(value))),
    modules,
  });
  return digestOfDocument(contentOf(a)) === digestOfDocument(contentOf(b));
}
