import { and, eq, sql } from "drizzle-orm";
import { recordDisputes } from "@/db/schema/claims";
import type { Actor, SystemActor, Viewer } from "@/lib/auth/actor";
import { may, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { confirmRecord, submitRecord, verifyRecord } from "@/lib/records/commands";
import { formatRecordNumber } from "@/lib/records/number";
import { formatTicket } from "@/lib/reports/ticket";
import { createInvitation } from "@/lib/users/invitation-commands";
import { requestMembership } from "@/lib/users/membership-commands";
import { createToken } from "@/lib/users/token-commands";
import { classifyFor } from "./classified";
import { makeEndpoint } from "./endpoints";
import type { Stage, Subject } from "./gate-case";
import { draftDeployment, moveInput } from "./journey";
import { makeMember, makeNewcomer, requestFor } from "./membership";
import {
  inventedUscc,
  makeHospital,
  makeReviewer,
  makeViewer,
  type TestHospital,
  type TestPortal,
  visitor,
} from "./portal";
import { openReport } from "./reports";
import { addCase, caseStages } from "./review-rows";
import { insertSignature } from "./signed";
import { addChecks } from "./spot-checks";

/** Two hospitals of one province, one of another, the reviewers of both and of the nation, and everybody else. */
export type GateWorld = {
  portal: TestPortal;
  a: TestHospital;
  b: TestHospital;
  other: TestHospital;
  /** Who reviews A's province: its own reviewer and one of the nation. */
  reviewers: Viewer[];
  /** Whoever may not, by what they are called in a test. */
  strangers: Record<string, Viewer>;
  /** One person of every role. */
  roles: Record<string, Viewer>;
};

/** Past the types on purpose: a gate asks for the role first, and refuses or serves whoever is no person all the same. */
const posingAsPerson = (actor: Actor) => actor as Viewer;

export async function makeGateWorld(portal: TestPortal): Promise<GateWorld> {
  const [a, b, other] = [
    await makeHospital(portal, "330000"),
    await makeHospital(portal, "330000"),
    await makeHospital(portal, "440000"),
  ];
  const nation = { jurisdictionCode: "000000" };
  const seat = (role: Parameters<typeof makeViewer>[1], name: string) => makeViewer(portal, role, name);
  const single = {
    rule_editor: await seat({ role: "rule_editor", authority: "nhc", jurisdictionCode: "440000" }, "编制"),
    researcher: await seat({ role: "researcher", ...nation }, "研究"),
    account: await seat(null, "账号"),
    admin_system: await seat({ role: "admin_system", ...nation }, "系统"),
    admin_security: await seat({ role: "admin_security", ...nation }, "安全"),
  };
  const adminAudit = await seat({ role: "admin_audit", ...nation }, "审计");
  const reviewer = await makeReviewer(portal, "330000");
  const system: SystemActor = {
    kind: "system",
    role: "system",
    job: "test.job",
    institutionId: b.id,
    request: visitor.request,
  };
  return {
    portal,
    a,
    b,
    other,
    reviewers: [reviewer, await makeReviewer(portal, "000000", "nmpa")],
    strangers: {
      "B's IT person": b.it,
      "B's quality lead": b.quality,
      "IT of another province": other.it,
      "a reviewer of another province": await makeReviewer(portal, "440000"),
      ...single,
    },
    roles: {
      ...single,
      admin_audit: adminAudit,
      hospital_it: b.it,
      hospital_quality: b.quality,
      reviewer,
      public: posingAsPerson(visitor),
      system: posingAsPerson(system),
    },
  };
}

/** As if a public source had named the deployment and the hospital had said that it is right. */
const claimName = (world: GateWorld, id: string) =>
  world.portal.asMaintenance((tx) =>
    tx.execute(
      sql`update deployments set provenance = jsonb_set(provenance, '{name,claim}', jsonb_build_object('stand', 'right', 'published', name)) where id = ${id}`,
    ),
  );

const publishByHand = (world: GateWorld, id: string) =>
  world.portal.asMaintenance((tx) =>
    tx.execute(
      sql`update deployments set state = 'published', published_revision = revision where id = ${id}`,
    ),
  );

/** Verified by a reviewer, and so long ago confirmed that the hospital has to stand for it again. */
async function publishLongAgo({ portal, reviewers: [reviewer] }: GateWorld, id: string): Promise<void> {
  if (reviewer === undefined) throw new Error("A's province has a reviewer");
  await verifyRecord(reviewer, await moveInput(reviewer, id, "verify"));
  await portal.asMaintenance((tx) =>
    tx.execute(sql`update deployments set last_attested_at = now() - interval '13 months' where id = ${id}`),
  );
}

/** An open dispute of the hospital's own record; there is one at a time. */
async function openDispute(world: GateWorld, hospital: TestHospital): Promise<string> {
  const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
  const filed = {
    filedBy: newId(),
    filedByName: "质量负责人",
    filedByRole: "hospital_quality",
    filedAt: new Date(),
  };
  return world.portal.asMaintenance(async (tx) => {
    const [known] = await tx
      .select({ id: recordDisputes.id })
      .from(recordDisputes)
      .where(and(eq(recordDisputes.institutionId, hospital.id), eq(recordDisputes.state, "open")));
    if (known !== undefined) return known.id;
    const id = newId();
    const about = {
      recordKind: "institution",
      recordId: hospital.id,
      grounds: "other",
      statement: "与本院情况不符",
    };
    await tx.insert(recordDisputes).values({ ...place, id, ...about, ...filed });
    return id;
  });
}

const handedIn: readonly Stage[] = ["submitted", "confirmed", "claimed", "attested"];

/** A new deployment of this hospital, brought to a stage, and an open request to join a hospital of its province. */
export async function subjectOf(world: GateWorld, hospital: TestHospital, stage: Stage): Promise<Subject> {
  const made = await draftDeployment(hospital, `平台 ${newId().slice(-8)}`);
  if (stage === "claimed") await claimName(world, made.id);
  const draft = await moveInput(hospital.it, made.id, "submit");
  if (stage === "published") await publishByHand(world, made.id);
  else if (handedIn.includes(stage)) await submitRecord(hospital.it, draft);
  if (stage === "confirmed" || stage === "claimed" || stage === "attested") {
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
  }
  if (stage === "attested") await publishLongAgo(world, made.id);
  const endpoint = await makeEndpoint(world.portal, hospital, 1, { deploymentId: made.id });
  const classified = await classifyFor(hospital.it, made.applicationId);
  const cased = await addCase(
    world.portal,
    hospital,
    { applicationId: made.applicationId, classificationId: classified.classificationId },
    {
      stage: caseStages.find((each) => each === stage) ?? "queued",
      officials: world.reviewers.map(({ userId }) => userId),
    },
  );
  const token = await createToken(hospital.it, { name: "测试令牌", scopes: ["home:read"] });
  const invitation = await createInvitation(hospital.it, { role: "hospital_it", note: "信息科同事" });
  const request = await requestMembership(
    await makeNewcomer(world.portal),
    requestFor(inventedUscc(), { provinceAdcode: hospital.jurisdictionCode }),
  );
  const about = { recordKind: "deployment", recordId: made.id, recordNumber: made.number };
  // Late, so that its reviewers may answer as well as the hospital.
  const reported = await openReport(world.portal, hospital, about, { dueOn: "2026-01-05" });
  return {
    institutionId: hospital.id,
    deploymentId: made.id,
    endpointId: endpoint.id,
    applicationId: made.applicationId,
    ...classified,
    ...(await addChecks(world.portal, hospital)),
    ...cased,
    revision: 1,
    number: made.number,
    seen: draft.seen,
    requestId: request.id,
    userId: hospital.it.userId,
    tokenId: token.id,
    disputeId: await openDispute(world, hospital),
    membershipId: await makeMember(world.portal, hospital),
    invitationId: invitation.id,
    reportTicket: formatTicket(reported),
    signatureId: await insertSignature(world.portal, hospital, classified.classificationId),
    provinceAdcode: hospital.jurisdictionCode,
  };
}

let unused = 8_000_000;
/** The same shape with ids and a well-formed number that belong to nobody. */
export function nobody(like: Subject): Subject {
  unused += 1;
  return {
    ...like,
    institutionId: newId(),
    deploymentId: newId(),
    endpointId: newId(),
    applicationId: newId(),
    classificationId: newId(),
    moduleVersionId: newId(),
    obligationId: newId(),
    conditionDutyId: newId(),
    measurementId: newId(),
    checkableId: newId(),
    checkId: newId(),
    pausedCheckId: newId(),
    sampleId: newId(),
    scheduleId: newId(),
    caseId: newId(),
    commentId: newId(),
    itemId: newId(),
    requestId: newId(),
    userId: newId(),
    tokenId: newId(),
    disputeId: newId(),
    membershipId: newId(),
    invitationId: newId(),
    reportTicket: formatTicket(unused),
    signatureId: newId(),
    number: formatRecordNumber("deployment", unused),
    seen: like.seen.map(({ revision }) => ({ id: newId(), revision })),
  };
}

/** Everything a caller learns from a call, so that two answers can be compared to the letter. */
export async function answerOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { result: await call };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, status, fields, values } = error;
    return { refused: { code, message, status, fields, values } };
  }
}

/** All rows of one institution in all tenant tables, as text. */
export async function rowsOf(portal: TestPortal, institutionId: string): Promise<string> {
  return portal.asMaintenance(async (tx) => {
    const tables = await tx.execute<{ name: string }>(
      sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'institution_id' order by 1`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const [row] = await tx.execute<{ text: string }>(
        sql`select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as text from ${sql.identifier(name)} t where institution_id = ${institutionId}`,
      );
      texts.push(`${name} ${row?.text}`);
    }
    return texts.join("\n");
  });
}

export const holders = (people: readonly Viewer[], permission: Permission) =>
  people.filter(({ role }) => may(role, permission));
