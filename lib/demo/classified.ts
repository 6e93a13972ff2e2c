import "server-only";
import type { classifications } from "@/db/schema/classifications";
import type { obligationRecords, obligations, partitionFindings } from "@/db/schema/obligations";
import type { HostingMode, Partition } from "@/db/values";
import { daysAfter } from "@/lib/calendar";
import { normalAnswers } from "@/lib/classification/answers";
import { outcomeColumns, outcomeOf } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { MAIN_MODULE } from "@/lib/classification/record-schema";
import { digestOf } from "@/lib/classification/replay";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { begun, dutiesOf } from "@/lib/obligations/refresh";
import { DAYS_TO_PART } from "@/lib/records/partition";
import type { SeedDeployment, SeedInstitution } from "@/lib/records/seed";
import { isDeviceIn, sharedPairs } from "@/lib/records/shared-places";
import { demoAnswers } from "./answers";
import { seats } from "./rows";

type ClassificationRow = typeof classifications.$inferSelect;
type ApplicationRow = SeedDeployment["applications"][number];

/** What classifying a set of institutions writes beside their records. */
export type Classified = {
  classifications: ClassificationRow[];
  obligations: (typeof obligations.$inferSelect)[];
  records: (typeof obligationRecords.$inferSelect)[];
  findings: (typeof partitionFindings.$inferSelect)[];
};

/** Of twenty duties that evidence can meet, this many are met: a portal where all is well would show nobody what is due. */
const MET_OF_TWENTY = 14;
/** Days after its beginning on which an invented hospital has met a duty, and how old what recurs may be. */
const [MET_AFTER, MET_WITHIN] = [20, 150];

/** The generator draws from the same tuples. */
const hostingOf = (text: string | null) => text as HostingMode | null;
const partitionOf = (text: string | undefined) => (text ?? null) as Partition | null;

function classificationOf(
  application: ApplicationRow,
  { row: deployment, module }: SeedDeployment,
  place: number,
  today: string,
): ClassificationRow | null {
  const published = publishedRuleSet();
  if (published === undefined) return null;
  const { ruleSet, questionnaire } = published.compiled;
  const placement = { hosting: hostingOf(deployment.hosting), partition: partitionOf(module?.partition) };
  const answers = normalAnswers(questionnaire, demoAnswers(application, placement, place));
  const at = application.submittedAt ?? application.createdAt;
  const isDraft = application.state === "draft";
  const outcome = outcomeOf(published.compiled, answers, isDraft ? today : beijingDate(at));
  const submitted = {
    submittedBy: seats.submitted.id,
    submittedByName: seats.submitted.name,
    submittedAt: at,
  };
  return {
    institutionId: application.institutionId,
    jurisdictionCode: application.jurisdictionCode,
    id: newId(),
    applicationId: application.id,
    moduleKey: MAIN_MODULE,
    moduleName: null,
    revision: 1,
    state: isDraft ? "saved" : "submitted",
    answers: answers as ClassificationRow["answers"],
    answersDigest: digestOf(answers),
    questionnaire: ruleSet.questionnaire,
    ruleSetId: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    ruleSetDigest: published.digest,
    asOf: isDraft ? today : beijingDate(at),
    applicationRevision: application.revision,
    ...outcomeColumns(outcome),
    result: outcome as Record<string, unknown>,
    resultDigest: digestOf(outcome),
    reason: null,
    savedBy: seats.submitted.id,
    savedByName: seats.submitted.name,
    savedAt: at,
    ...(isDraft ? { submittedBy: null, submittedByName: null, submittedAt: null } : submitted),
    supersededAt: null,
    reopenedAt: null,
    reopenedFields: null,
  };
}

function dutiesRows(classified: ClassificationRow, useCaseId: string | null, place: number, today: string) {
  const { institutionId, jurisdictionCode, applicationId, submittedAt } = classified;
  const owner = { institutionId, jurisdictionCode };
  const rows: Classified["obligations"] = [];
  const records: Classified["records"] = [];
  if (submittedAt === null) return { rows, records };
  const day = beijingDate(submittedAt);
  for (const { duty, classificationId } of dutiesOf([classified], useCaseId).values()) {
    const id = newId();
    const createdAt = submittedAt;
    const kept = {
      applicationId,
      classificationId,
      duty: duty.id,
      conditionId: null,
      ...begun(duty, day),
      createdAt,
      endedAt: null,
    };
    rows.push({ ...owner, id, ...kept });
    if (!duty.takesEvidence || (place * 7 + rows.length * 3) % 20 >= MET_OF_TWENTY) continue;
    const first = daysAfter(day, MET_AFTER);
    const recent = daysAfter(today, -(place % MET_WITHIN));
    const on = duty.cadenceMonths !== null && recent > first ? recent : first;
    if (on > today) continue;
    records.push({
      ...owner,
      id: newId(),
      obligationId: id,
      act: "evidence",
      link: null,
      note: "示范佐证（虚构）",
      value: null,
      sample: null,
      windowFrom: null,
      windowTo: null,
      byId: seats.confirmed.id,
      byName: seats.confirmed.name,
      byRole: "hospital_quality",
      at: new Date(`${on}T02:00:00Z`),
    });
  }
  return { rows, records };
}

function findingsOf(
  seed: SeedInstitution,
  own: readonly ClassificationRow[],
  today: string,
): Classified["findings"] {
  const { institutionId, jurisdictionCode } = seed.row;
  const placed = seed.deployments.flatMap(({ row, applications }) =>
    applications.flatMap((application) => {
      const found = own.find(
        ({ applicationId, state }) => applicationId === application.id && state === "submitted",
      );
      if (found === undefined) return [];
      const isDevice = isDeviceIn([found.cnStatus, found.usStatus, found.euStatus]);
      return [{ id: application.id, deploymentId: row.id, moduleId: row.moduleId, isDevice }];
    }),
  );
  const foundAt = new Date(`${today}T00:00:00Z`);
  const dueOn = daysAfter(today, DAYS_TO_PART);
  return sharedPairs(placed).map((pair) => ({
    institutionId,
    jurisdictionCode,
    id: newId(),
    ...pair,
    foundAt,
    dueOn,
    resolvedAt: null,
  }));
}

/** Classifies every invented application with the engine, with the duties that follow and how far they are met. */
export function classifySeeds(seeds: readonly SeedInstitution[], at: Date): Classified {
  const today = beijingDate(at);
  const all: Classified = { classifications: [], obligations: [], records: [], findings: [] };
  let place = 0;
  for (const seed of seeds) {
    const own: ClassificationRow[] = [];
    for (const deployment of seed.deployments) {
      for (const application of deployment.applications) {
        place += 1;
        const classified = classificationOf(application, deployment, place, today);
        if (classified === null) continue;
        own.push(classified);
        const { rows, records } = dutiesRows(classified, application.useCaseId, place, today);
        all.obligations.push(...rows);
        all.records.push(...records);
      }
    }
    all.classifications.push(...own);
    all.findings.push(...findingsOf(seed, own, today));
  }
  return all;
}
