import { createApplication, updateApplication } from "@/lib/applications/commands";
import { getApplication, listApplications } from "@/lib/applications/queries";
import { exportTrail } from "@/lib/audit/commands";
import { getLatestCheckpoint, getStreamHead, listTrail, readStream } from "@/lib/audit/queries";
import {
  getRuleSet,
  getRuleSetSchemas,
  listRuleSets,
  previewClassification,
} from "@/lib/classification/queries";
import { createDeployment, saveConfiguration, updateDeployment } from "@/lib/deployments/commands";
import { getDeployment, listConfigurations, listDeployments } from "@/lib/deployments/queries";
import { exportRegister } from "@/lib/exports/queries";
import { newId } from "@/lib/ids";
import { readNotices } from "@/lib/inbox/marks";
import { countUnread, listNotices } from "@/lib/inbox/queries";
import { updateInstitution } from "@/lib/institutions/commands";
import { getInstitution, getOwnInstitution, listInstitutions } from "@/lib/institutions/queries";
import { filterOf } from "@/lib/register/facets";
import {
  countByProvince,
  countRegister,
  getPublishedRecord,
  searchRegister,
  suggestQuery,
} from "@/lib/register/queries";
import { getPublishedVersion, listPublishedVersions } from "@/lib/register/version-queries";
import { countAdminArea } from "@/lib/users/admin-queries";
import { createAccount, endSession, revokeSessions } from "@/lib/users/commands";
import { discardDraft, saveDraft } from "@/lib/users/drafts";
import { decideMembership, requestMembership } from "@/lib/users/membership-commands";
import {
  getDraft,
  getMe,
  listMembershipRequests,
  listOwnRequests,
  listSessions,
  listUsers,
} from "@/lib/users/queries";
import { createToken, revokeToken, revokeTokenOfOther } from "@/lib/users/token-commands";
import { listOwnTokens, listTokens } from "@/lib/users/token-queries";
import { removeView, renameView, saveView } from "@/lib/views/commands";
import { listViews } from "@/lib/views/queries";
import { classificationRecordCases } from "./classification-record-cases";
import { endpointCases } from "./endpoint-cases";
import { bytesOf } from "./exports";
import { factorCases } from "./factor-cases";
import { applicationValues, configurationValues, deploymentValues } from "./forms";
import { about, type GateCase, list, own, publicly, type Subject } from "./gate-case";
import { institutionValues } from "./institution-form";
import { memberCases } from "./member-cases";
import { requestFor } from "./membership";
import { obligationCases } from "./obligation-cases";
import { inventedUscc } from "./portal";
import { recordCases } from "./record-cases";
import { reportCases } from "./report-cases";
import { reviewCases } from "./review-cases";
import { signatureCases } from "./signature-cases";
import { spotCheckCases } from "./spot-check-cases";

const none = {};
const edited = (about: Subject) => {
  const { deploymentId: _deploymentId, ...values } = applicationValues(about.deploymentId);
  return { ...values, id: about.applicationId, revision: about.revision };
};
const form = { form: "deployment", subject: "new" };
const search = (about: Subject) => ({ filter: filterOf({ q: about.number }) });

/** Every query and command of lib, by `file#export`. A new one that is not listed fails the access test. */
export const gateCases: Record<string, GateCase> = {
  "applications/commands#createApplication": about(
    "application.create",
    "application:edit",
    (actor, subject) => createApplication(actor, applicationValues(subject.deploymentId)),
  ),
  "applications/commands#updateApplication": about(
    "application.update",
    "application:edit",
    (actor, subject) => updateApplication(actor, edited(subject)),
  ),
  "applications/queries#getApplication": about("application.get", "application:read", (actor, subject) =>
    getApplication(actor, { id: subject.applicationId }),
  ),
  "audit/commands#exportTrail": about("trail.export", "trail:read", (actor, subject) =>
    exportTrail(actor, { institutionId: subject.institutionId }),
  ),
  "audit/queries#getLatestCheckpoint": publicly("checkpoint.latest", "register:read", (actor) =>
    getLatestCheckpoint(actor, none),
  ),
  "audit/queries#getStreamHead": about("trail.head", "trail:read", (actor, subject) =>
    getStreamHead(actor, { institutionId: subject.institutionId }),
  ),
  "audit/queries#listTrail": list("trail.list", "trail:read", (actor) =>
    listTrail(actor, { action: null, object: null, before: null }),
  ),
  "audit/queries#readStream": about("trail.export", "trail:read", (actor, subject) =>
    readStream(actor, { institutionId: subject.institutionId, after: 0, limit: 100 }),
  ),
  "classification/queries#getRuleSet": publicly("ruleSet.get", "rule-set:read", (actor) =>
    getRuleSet(actor, { version: "1.0.0" }),
  ),
  "classification/queries#getRuleSetSchemas": publicly("ruleSet.schemas", "rule-set:read", (actor) =>
    getRuleSetSchemas(actor, {}),
  ),
  "classification/queries#listRuleSets": publicly("ruleSet.list", "rule-set:read", (actor) =>
    listRuleSets(actor, none),
  ),
  "classification/queries#previewClassification": publicly(
    "classification.preview",
    "rule-set:read",
    (actor) => previewClassification(actor, { answers: {}, asOf: "2026-11-01" }),
  ),
  "deployments/commands#createDeployment": own("deployment.create", "deployment:edit", (actor) =>
    createDeployment(actor, deploymentValues("自有平台")),
  ),
  "deployments/commands#saveConfiguration": about("configuration.save", "deployment:edit", (actor, subject) =>
    saveConfiguration(actor, configurationValues(subject.deploymentId, subject.revision + 1)),
  ),
  "deployments/commands#updateDeployment": about("deployment.update", "deployment:edit", (actor, subject) =>
    updateDeployment(actor, {
      ...deploymentValues("改过的名称"),
      id: subject.deploymentId,
      revision: subject.revision + 1,
    }),
  ),
  "deployments/queries#getDeployment": about("deployment.get", "deployment:read", (actor, subject) =>
    getDeployment(actor, { id: subject.deploymentId }),
  ),
  "deployments/queries#listDeployments": list("deployment.list", "deployment:read", (actor) =>
    listDeployments(actor, { after: null }),
  ),
  ...endpointCases,
  "exports/queries#exportRegister": publicly("register.export", "register:read", async (actor, subject) => {
    const asked = {
      format: "csv",
      sort: "newest",
      instance: "live",
      origin: "http://portal.example",
    } as const;
    const { chunks, end } = await exportRegister(actor, {
      ...asked,
      filter: filterOf({ q: subject.number }),
    });
    const bytes = await bytesOf(chunks).finally(end);
    return bytes
      .toString("utf8")
      .split("\r\n")
      .filter((line) => !line.startsWith("#"));
  }),
  "inbox/marks#readNotices": own("inbox.read", "inbox:read", (actor) => readNotices(actor, { id: newId() })),
  "inbox/queries#countUnread": own("inbox.count", "inbox:read", (actor) => countUnread(actor, none)),
  "inbox/queries#listNotices": list("inbox.list", "inbox:read", (actor) =>
    listNotices(actor, { unread: false, before: null }),
  ),
  "institutions/commands#updateInstitution": about(
    "institution.update",
    "institution:edit",
    (actor, subject) =>
      updateInstitution(actor, institutionValues(subject.institutionId, 1, subject.provinceAdcode)),
  ),
  "institutions/queries#getInstitution": about("institution.get", "institution:read", (actor, subject) =>
    getInstitution(actor, { id: subject.institutionId }),
  ),
  "institutions/queries#getOwnInstitution": own("institution.own", "home:read", (actor) =>
    getOwnInstitution(actor, none),
  ),
  "institutions/queries#listInstitutions": list("institution.list", "institution:read", (actor) =>
    listInstitutions(actor, { q: null, after: null }),
  ),
  ...classificationRecordCases,
  ...obligationCases,
  ...factorCases,
  ...memberCases,
  ...recordCases,
  ...reportCases,
  ...spotCheckCases,
  ...signatureCases,
  ...reviewCases,
  "register/queries#countByProvince": publicly("register.provinces", "register:read", (actor) =>
    countByProvince(actor, none),
  ),
  "register/queries#countRegister": publicly("register.facets", "register:read", (actor, subject) =>
    countRegister(actor, search(subject)),
  ),
  "register/queries#getPublishedRecord": publicly("register.get", "register:read", (actor, subject) =>
    getPublishedRecord(actor, { number: subject.number }),
  ),
  "register/version-queries#getPublishedVersion": publicly(
    "register.version",
    "register:read",
    (actor, subject) => getPublishedVersion(actor, { number: subject.number, version: 1 }),
  ),
  "register/version-queries#listPublishedVersions": publicly(
    "register.versions",
    "register:read",
    (actor, subject) => listPublishedVersions(actor, { number: subject.number }),
  ),
  "register/queries#searchRegister": publicly("register.search", "register:read", (actor, subject) =>
    searchRegister(actor, search(subject)),
  ),
  "register/queries#suggestQuery": publicly("register.similar", "register:read", (actor, subject) =>
    suggestQuery(actor, { q: subject.number }),
  ),
  "views/commands#saveView": own("view.save", "view:keep", (actor) =>
    saveView(actor, { page: "register", name: "浙江的登记", query: "province=330000" }),
  ),
  "views/commands#renameView": own("view.rename", "view:keep", (actor, subject) =>
    renameView(actor, { id: subject.requestId, name: "别名" }),
  ),
  "views/commands#removeView": own("view.remove", "view:keep", (actor, subject) =>
    removeView(actor, { id: subject.requestId }),
  ),
  "views/queries#listViews": own("view.list", "view:keep", (actor) => listViews(actor, { page: null })),
  "users/commands#createAccount": own("account.create", "account:create", (actor) =>
    createAccount(actor, {
      name: "新用户",
      email: `${newId()}@test.example`,
      password: "a long enough phrase",
    }),
  ),
  "users/commands#endSession": own("session.end", "session:end", (actor) => endSession(actor, none)),
  "users/commands#revokeSessions": own("session.revoke", "session:revoke", (actor, subject) =>
    revokeSessions(actor, { userId: subject.userId }),
  ),
  "users/drafts#discardDraft": own("draft.discard", "draft:keep", (actor) => discardDraft(actor, form)),
  "users/drafts#saveDraft": own("draft.save", "draft:keep", (actor) =>
    saveDraft(actor, { ...form, content: { name: "草稿" } }),
  ),
  "users/membership-commands#decideMembership": about(
    "membership.decide",
    "membership:decide",
    (actor, subject) => decideMembership(actor, { requestId: subject.requestId, decision: "approve" }),
  ),
  "users/membership-commands#requestMembership": own(
    "membership.request",
    "membership:request",
    (actor, subject) =>
      requestMembership(actor, requestFor(inventedUscc(), { provinceAdcode: subject.provinceAdcode })),
  ),
  "applications/queries#listApplications": list("application.list", "application:read", (actor) =>
    listApplications(actor, { after: null }),
  ),
  "deployments/queries#listConfigurations": about("configuration.list", "deployment:read", (actor, subject) =>
    listConfigurations(actor, { deploymentId: subject.deploymentId }),
  ),
  "users/token-commands#createToken": own("token.create", "token:keep", (actor) =>
    createToken(actor, { name: "测试令牌", scopes: ["register:read"] }),
  ),
  "users/token-commands#revokeToken": own("token.revoke-own", "token:keep", (actor, subject) =>
    revokeToken(actor, { id: subject.tokenId }),
  ),
  "users/token-commands#revokeTokenOfOther": own("token.revoke", "token:revoke", (actor, subject) =>
    revokeTokenOfOther(actor, { id: subject.tokenId }),
  ),
  "users/token-queries#listOwnTokens": list("token.own", "token:keep", (actor) => listOwnTokens(actor, none)),
  "users/token-queries#listTokens": own("token.list", "token:revoke", (actor) => listTokens(actor, none)),
  "users/queries#getMe": own("me.get", "home:read", (actor) => getMe(actor, none)),
  "users/queries#getDraft": list("draft.get", "draft:keep", (actor) => getDraft(actor, form)),
  "users/queries#listMembershipRequests": list("membership.requests", "membership:decide", (actor) =>
    listMembershipRequests(actor, none),
  ),
  "users/queries#listOwnRequests": list("membership.own", "membership:request", (actor) =>
    listOwnRequests(actor, none),
  ),
  "users/admin-queries#countAdminArea": own("admin.count", "role:read", (actor) =>
    countAdminArea(actor, none),
  ),
  "users/queries#listSessions": own("session.list", "session:revoke", (actor) => listSessions(actor, none)),
  "users/queries#listUsers": own("user.list", "user:read", (actor) => listUsers(actor, none)),
};

/** Exports that are no gate of their own: they take an open transaction or no data at all. */
export const gateHelpers: readonly string[] = [
  "classification/record-queries#versionsOfApplication",
  "records/queries#decisionsOn",
];
