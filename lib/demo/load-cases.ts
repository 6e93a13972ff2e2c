import "server-only";
import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { institutions } from "@/db/schema/institutions";
import { caseClocks, caseSubmissions, reviewCases } from "@/db/schema/reviews";
import type { ReviewState } from "@/db/values/reviews";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { publicClassifications } from "@/lib/records/public-classification";
import { caseClock, leaseEnd } from "@/lib/reviews/case-clock";
import { formatCaseNumber } from "@/lib/reviews/case-number";
import { currentSubmission } from "@/lib/reviews/current-submission";
import { basePriority } from "@/lib/reviews/priority";
import { reviewRouting, routeOf, termsOf } from "@/lib/reviews/routing";
import { routingDigest } from "@/lib/reviews/routing-digest";
import { isClosed } from "@/lib/reviews/rules";
import { stepsOf, stretchesOf } from "./case-history";
import { type DemoCase, nationalCases, ownCase, provinceCases } from "./cases";
import { loadDecision, loadExchange, type Part } from "./load-case-parts";
import { type DemoSigning, signAs } from "./sign-as";
import { type DemoPeople, hospitalSigner, inventedSigner, officialsOf } from "./signers";

/** Applications that are complete enough to be reviewed, in order of their number. */
async function reviewableOf(tx: Transaction, of: SQL | undefined, most = Number.POSITIVE_INFINITY) {
  const rows = await tx
    .select({ application: applications, institution: institutions })
    .from(applications)
    .innerJoin(institutions, eq(institutions.institutionId, applications.institutionId))
    .where(
      and(of, eq(applications.state, "published"), eq(institutions.verifiedRevision, institutions.revision)),
    )
    .orderBy(asc(applications.number));
  const found = [];
  for (const row of rows) {
    if (found.length === most) break;
    const current = await currentSubmission(tx, row.application);
    const { document, digest, problems } = current;
    if (problems.length > 0 || document === null || digest === null) continue;
    found.push({ ...row, current: { ...current, document, digest } });
  }
  return found;
}
type Reviewable = Awaited<ReturnType<typeof reviewableOf>>[number];

type CaseWork = {
  people: DemoPeople;
  signing: DemoSigning;
  at: Date;
  /** The account that signs for the hospital; without one, an invented person. */
  signer?: string;
};

/** One invented case with everything that belongs to it, as the engine would have left it. */
async function loadCase(
  tx: Transaction,
  demo: DemoCase,
  { application, institution, current }: Reviewable,
  { people, signing, at, signer }: CaseWork,
): Promise<void> {
  const { tier, status, document, digest } = current;
  const { authority, route, ...routed } = routeOf({ status, tier });
  const level = demo.isEscalated ? "national" : routed.level;
  const hospital =
    signer === undefined ? inventedSigner(institution) : hospitalSigner(people, signer, institution);
  const cast = { hospital, ...officialsOf(people, authority, level) };
  const { institutionId, jurisdictionCode } = application;
  const caseId = newId();
  const place = { institutionId, jurisdictionCode, caseId };
  const part: Part = () => ({ ...place, id: newId() });
  const steps = stepsOf(demo, at);
  const [opened, last] = [steps[0], steps.at(-1)];
  if (opened === undefined || last === undefined) return;
  const { reviewDays: termDays, leaseDays } = termsOf("classification");
  const stretches = stretchesOf(steps);
  const { halfOn, mostOn, dueOn } = caseClock(stretches, termDays, at);
  const [{ serial = "0" } = {}] = await tx.execute<{ serial: string }>(
    sql`select nextval('review_case_sequence') as serial`,
  );
  const number = formatCaseNumber(beijingDate(opened.at).slice(0, 4), Number(serial));
  const isHeld = last.to === "in_review";
  await tx.insert(reviewCases).values({
    institutionId,
    jurisdictionCode,
    id: caseId,
    serial: Number(serial),
    number,
    type: "classification",
    subjectKind: "application",
    subjectId: application.id,
    subjectRevision: application.revision,
    subjectDigest: digest,
    authority,
    level,
    route,
    routingVersion: reviewRouting.version,
    routingDigest,
    state: last.to,
    revision: steps.length,
    tier,
    status,
    isEscalated: demo.isEscalated ?? false,
    basePriority: basePriority({ tier, status, openIncidents: 0, isEscalated: demo.isEscalated ?? false }),
    termDays,
    halfOn,
    mostOn,
    dueOn,
    holderId: isHeld ? cast.first.id : null,
    holderName: isHeld ? cast.first.name : null,
    // A day of it has gone by: whoever signs in today has something to renew.
    leaseUntil: isHeld ? leaseEnd(at, leaseDays - 1) : null,
    signedBy: cast.hospital.id,
    signedByName: cast.hospital.name,
    openedAt: opened.at,
    closedAt: isClosed(last.to) ? last.at : null,
    outcome: last.to === "decided" || last.to === "returned" ? (demo.decision?.outcome ?? null) : null,
    rulingNumber: demo.decision?.rulingNumber ?? null,
  });
  const decidedAt = steps.find(({ event }) => event === "confirm")?.at ?? null;
  const sign = (
    act: Pick<Parameters<typeof signAs>[2], "meaning" | "subject" | "displayed" | "by" | "at">,
    state: ReviewState,
  ) =>
    signAs(tx, signing, {
      place: { institutionId, jurisdictionCode },
      about: { id: caseId, state, digest },
      disclosedAt: act.by.authority === null ? act.at : decidedAt,
      ...act,
    });
  const subject = { kind: "application", id: application.id, revision: application.revision };
  const signatureId = await sign(
    { meaning: "responsibility", subject, displayed: document, by: hospital, at: opened.at },
    "queued",
  );
  const by = { signedBy: cast.hospital.id, signedByName: cast.hospital.name, signedAt: opened.at };
  await tx.insert(caseSubmissions).values({ ...part(), round: 1, document, digest, signatureId, ...by });
  await tx.insert(caseClocks).values(stretches.map((stretch) => ({ ...part(), ...stretch })));
  await loadExchange(tx, demo, part, cast, steps);
  if (demo.decision === undefined) return;
  await loadDecision(tx, demo.decision, {
    part,
    cast,
    steps,
    scope: { authority, level },
    row: { id: caseId, number, subjectId: application.id },
    about: { applicationId: application.id, classificationId: document.modules[0]?.classificationId ?? "" },
    measured: demo.measured === undefined ? null : { ...demo.measured, by: hospital, at },
    applicationNumber: application.number,
    digest,
    sign: (meaning, by, { id, displayed }, signedAt) =>
      sign(
        { meaning, subject: { kind: "case_decision", id, revision: 1 }, displayed, by, at: signedAt },
        meaning === "review" ? "in_review" : "proposed",
      ),
  });
  if (last.to === "decided") await showDecided(tx, institutionId, application.id);
}

/** Brings it into the public copy, as the command that decides does. */
async function showDecided(tx: Transaction, institutionId: string, id: string): Promise<void> {
  const shown = (await publicClassifications(tx, institutionId, [id])).get(id);
  if (shown === undefined) return;
  await tx.execute(sql`update published_records
    set document = document || jsonb_build_object('classification', ${JSON.stringify(shown)}::text::jsonb)
    where institution_id = ${institutionId} and record_id = ${id} and kind = 'application'`);
  await tx.execute(sql`select refresh_register_rows(${institutionId})`);
  await tx.execute(
    sql`select keep_published_versions(${institutionId}, jsonb_build_object(${id}::text, 'classified'), 'published', now())`,
  );
}

/**
 * Cases of two provinces in several states, for the officials of the demonstration to find, and one of the hospital that has
 * people of its own: the last of its public applications, decided.
 */
export async function loadDemoCases(tx: Transaction, work: OwnWork): Promise<void> {
  const { own, ...rest } = work;
  const mine = (await reviewableOf(tx, eq(institutions.institutionId, own.institutionId))).at(-1);
  if (mine !== undefined) await loadCase(tx, ownCase, mine, { ...rest, signer: own.signer });
  const others = ne(institutions.institutionId, own.institutionId);
  for (const [province, cases] of sets) {
    const of = and(eq(applications.jurisdictionCode, province), others);
    const found = await reviewableOf(tx, of, cases.length);
    for (const [place, demo] of cases.entries()) {
      const reviewable = found[place];
      if (reviewable !== undefined) await loadCase(tx, demo, reviewable, rest);
    }
  }
}

type OwnWork = Omit<CaseWork, "signer"> & { own: { institutionId: string; signer: string } };

const sets = [
  ["330000", provinceCases],
  ["510000", nationalCases],
] as const;
