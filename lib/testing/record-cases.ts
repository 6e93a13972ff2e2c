import { updateApplication } from "@/lib/applications/commands";
import { restoreApplication } from "@/lib/applications/restore-commands";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { createDeployment, updateDeployment } from "@/lib/deployments/commands";
import { restoreDeployment } from "@/lib/deployments/restore-commands";
import { updateInstitution } from "@/lib/institutions/commands";
import { restoreInstitution } from "@/lib/institutions/restore-commands";
import { attestRecord } from "@/lib/records/attest-commands";
import { listDueRecords } from "@/lib/records/attest-queries";
import { reviewField } from "@/lib/records/claim-commands";
import {
  confirmRecord,
  declineRecord,
  returnRecord,
  submitRecord,
  verifyRecord,
  withdrawRecord,
} from "@/lib/records/commands";
import { decideDispute, fileDispute, withdrawDispute } from "@/lib/records/dispute-commands";
import { listDisputesOf, listOpenDisputes } from "@/lib/records/dispute-queries";
import { countRecords, listOpenRecords, listReviewQueue } from "@/lib/records/queries";
import { compareRecords, listLikeInstitutions } from "@/lib/records/similar-queries";
import { getCurrentVersion, getVersions } from "@/lib/records/version-queries";
import { filterOf } from "@/lib/register/facets";
import { findRecords } from "@/lib/register/find-queries";
import { findUnpublished } from "@/lib/register/unpublished-queries";
import { applicationValues, deploymentValues } from "./forms";
import { about, type GateCase, list, own, publicly, type Subject } from "./gate-case";
import { institutionValues } from "./institution-form";

const none = {};
const reason = "请补充说明";
const move = (about: Subject) => ({ kind: "deployment", id: about.deploymentId, seen: about.seen });

/** Saves before the restore, for whoever may save at all; whoever may not is refused by the restore itself. */
async function afterEdits(actor: Viewer, edits: (() => Promise<unknown>)[], restore: () => Promise<unknown>) {
  for (const edit of may(actor.role, "deployment:edit") ? edits : []) await edit().catch(() => null);
  return restore();
}
const deploymentNamed = (actor: Viewer, subject: Subject, name: string, revision: number) => () =>
  updateDeployment(actor, { ...deploymentValues(name), id: subject.deploymentId, revision });
const applicationNamed = (actor: Viewer, subject: Subject, name: string, revision: number) => () => {
  const { deploymentId: _deploymentId, ...values } = applicationValues("", name);
  return updateApplication(actor, { ...values, id: subject.applicationId, revision });
};
const institutionNamed = (actor: Viewer, subject: Subject, nameZh: string, revision: number) => () =>
  updateInstitution(actor, {
    ...institutionValues(subject.institutionId, revision, subject.provinceAdcode),
    nameZh,
  });

/** A twin of the deployment first, for whoever may make one: an empty list would say nothing. */
const similarTo = (actor: Viewer, subject: Subject) =>
  afterEdits(
    actor,
    [
      deploymentNamed(actor, subject, "同名平台", 2),
      () => createDeployment(actor, deploymentValues("同名平台")),
    ],
    () => compareRecords(actor, { kind: "deployment", id: subject.deploymentId }),
  );

/** What is done with records as a whole: handed in, judged, claimed, disputed, counted. */
export const recordCases: Record<string, GateCase> = {
  "records/commands#submitRecord": about("record.submit", "record:submit", (actor, subject) =>
    submitRecord(actor, move(subject)),
  ),
  "records/commands#withdrawRecord": about(
    "record.withdraw",
    "record:submit",
    (actor, subject) => withdrawRecord(actor, move(subject)),
    "submitted",
  ),
  "records/commands#confirmRecord": about(
    "record.confirm",
    "record:confirm",
    (actor, subject) => confirmRecord(actor, move(subject)),
    "submitted",
  ),
  "records/commands#declineRecord": about(
    "record.decline",
    "record:confirm",
    (actor, subject) => declineRecord(actor, { ...move(subject), reason }),
    "submitted",
  ),
  "records/commands#verifyRecord": about(
    "record.verify",
    "record:verify",
    (actor, subject) => verifyRecord(actor, move(subject)),
    "confirmed",
  ),
  "records/commands#returnRecord": about(
    "record.return",
    "record:verify",
    (actor, subject) => returnRecord(actor, { ...move(subject), reason }),
    "confirmed",
  ),
  "records/attest-commands#attestRecord": about(
    "record.attest",
    "record:confirm",
    (actor, subject) => attestRecord(actor, { kind: "deployment", id: subject.deploymentId, revision: 2 }),
    "attested",
  ),
  "records/attest-queries#listDueRecords": own("record.due", "record:confirm", (actor) =>
    listDueRecords(actor, { today: "2126-01-01" }),
  ),
  "register/find-queries#findRecords": list("record.find", "institution:read", (actor) =>
    findRecords(actor, { q: "DEP-", number: null }),
  ),
  "register/unpublished-queries#findUnpublished": list("record.unpublished", "institution:read", (actor) =>
    findUnpublished(actor, { filter: filterOf({ q: "DEP-" }), number: null }),
  ),
  "records/claim-commands#reviewField": about(
    "field.review",
    "record:verify",
    (actor, subject) =>
      reviewField(actor, {
        kind: "deployment",
        id: subject.deploymentId,
        revision: 2,
        field: "name",
        verdict: "verified",
      }),
    "claimed",
  ),
  "records/dispute-commands#fileDispute": about(
    "dispute.file",
    "record:dispute",
    (actor, subject) =>
      fileDispute(actor, {
        kind: "deployment",
        id: subject.deploymentId,
        grounds: "never_deployed",
        statement: "本院从未部署过该模型",
      }),
    "published",
  ),
  "records/dispute-commands#withdrawDispute": about("dispute.withdraw", "record:dispute", (actor, subject) =>
    withdrawDispute(actor, { disputeId: subject.disputeId }),
  ),
  "records/dispute-commands#decideDispute": about("dispute.decide", "record:verify", (actor, subject) =>
    decideDispute(actor, { disputeId: subject.disputeId, decision: "rejected", reason }),
  ),
  "records/dispute-queries#listDisputesOf": list("dispute.record", "institution:read", (actor) =>
    listDisputesOf(actor, { institutionId: actor.institutionId ?? "", recordId: actor.institutionId ?? "" }),
  ),
  "records/dispute-queries#listOpenDisputes": list("dispute.open", "record:verify", (actor) =>
    listOpenDisputes(actor, none),
  ),
  "applications/restore-commands#restoreApplication": about(
    "application.restore",
    "application:edit",
    (actor, subject) =>
      afterEdits(actor, [applicationNamed(actor, subject, "改过的应用", 1)], () =>
        restoreApplication(actor, { id: subject.applicationId, revision: 2, version: 1 }),
      ),
  ),
  "deployments/restore-commands#restoreDeployment": about(
    "deployment.restore",
    "deployment:edit",
    (actor, subject) =>
      afterEdits(actor, [deploymentNamed(actor, subject, "改过的平台", 2)], () =>
        restoreDeployment(actor, { id: subject.deploymentId, revision: 3, version: 2 }),
      ),
  ),
  "institutions/restore-commands#restoreInstitution": about(
    "institution.restore",
    "institution:edit",
    (actor, subject) =>
      afterEdits(
        actor,
        [
          institutionNamed(actor, subject, "原来的名称", 1),
          institutionNamed(actor, subject, "改过的名称", 2),
        ],
        () => restoreInstitution(actor, { id: subject.institutionId, revision: 3, version: 2 }),
      ),
  ),
  "records/similar-queries#compareRecords": about("record.compare", "record:compare", (actor, subject) =>
    similarTo(actor, subject),
  ),
  "records/similar-queries#listLikeInstitutions": publicly(
    "record.like-institutions",
    "membership:request",
    (actor, subject) =>
      listLikeInstitutions(actor, { nameZh: "测试机构", provinceAdcode: subject.provinceAdcode }),
  ),
  "records/version-queries#getCurrentVersion": about("record.version", "institution:read", (actor, subject) =>
    getCurrentVersion(actor, { id: subject.deploymentId }),
  ),
  "records/version-queries#getVersions": about("record.versions", "institution:read", (actor, subject) =>
    getVersions(actor, { kind: "deployment", id: subject.deploymentId, from: 1, to: 2 }),
  ),
  "records/queries#countRecords": list("record.count", "home:read", (actor) => countRecords(actor, none)),
  "records/queries#listOpenRecords": list("record.open", "home:read", (actor) =>
    listOpenRecords(actor, none),
  ),
  "records/queries#listReviewQueue": list("record.queue", "record:verify", (actor) =>
    listReviewQueue(actor, none),
  ),
};
