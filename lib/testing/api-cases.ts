import { classificationValues } from "./classification-form";
import { proposalValues } from "./endpoints";
import { applicationValues, configurationValues, deploymentValues } from "./forms";
import type { Stage, Subject } from "./gate-case";
import { institutionValues } from "./institution-form";
import { measurementValues } from "./obligation-cases";
import { reviewApiCases } from "./review-api-cases";
import { checkValues } from "./spot-checks";

/** One request of an endpoint about a subject's rows, as a caller who knows its ids would send it. */
export type ApiCase = {
  method: string;
  path: (about: Subject) => string;
  body?: (about: Subject) => Record<string, unknown>;
  /** Sent as If-Match. */
  revision?: (about: Subject) => number;
  /** `about`: named by id. `list`: what is in reach. `own`: acts on the caller's. `public`: the same for everybody. */
  kind: "about" | "list" | "own" | "public";
  stage?: Stage;
  /** Its actor signs: a credential of nobody is refused before anything else is looked at. */
  isSigned?: true;
};

const without = (values: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

const get = (kind: ApiCase["kind"], path: ApiCase["path"]): ApiCase => ({ method: "GET", kind, path });
const move = (verb: string, stage: Stage): ApiCase => ({
  method: "POST",
  kind: "about",
  stage,
  path: (about) => `/records/deployment/${about.deploymentId}/${verb}`,
  body: (about) => ({ seen: about.seen }),
});

const act = (path: ApiCase["path"], body: Record<string, unknown> = {}): ApiCase => ({
  method: "POST",
  kind: "about",
  path,
  body: () => body,
});

/** Every endpoint by its name. A test fails for one that is missing here. */
export const apiCases: Readonly<Record<string, ApiCase>> = {
  "me.get": get("own", () => "/me"),
  "register.search": get("public", () => "/register?q=%E5%8C%BB"),
  "register.get": get("public", (about) => `/register/${about.number}`),
  "register.versions": get("public", (about) => `/register/${about.number}/versions`),
  "register.version": get("public", (about) => `/register/${about.number}/versions/1`),
  "classification.preview": {
    method: "POST",
    kind: "public",
    path: () => "/classification/preview",
    body: () => ({ answers: { functions: ["education"] }, asOf: "2026-11-01" }),
  },
  "ruleSet.list": get("public", () => "/rule-sets"),
  "ruleSet.schemas": get("public", () => "/rule-set-schemas"),
  "ruleSet.get": get("public", () => "/rule-sets/1.0.0"),
  "institution.list": get("list", () => "/institutions"),
  "institution.get": get("about", (about) => `/institutions/${about.institutionId}`),
  "institution.update": {
    method: "PUT",
    kind: "about",
    path: (about) => `/institutions/${about.institutionId}`,
    body: (about) => without(institutionValues("", 1, about.provinceAdcode), "id", "revision"),
    revision: () => 1,
  },
  "deployment.list": get("list", () => "/deployments"),
  "deployment.get": get("about", (about) => `/deployments/${about.deploymentId}`),
  "deployment.create": {
    method: "POST",
    kind: "own",
    path: () => "/deployments",
    body: () => deploymentValues(),
  },
  "deployment.update": {
    method: "PUT",
    kind: "about",
    path: (about) => `/deployments/${about.deploymentId}`,
    body: () => deploymentValues(),
    revision: () => 2,
  },
  "configuration.list": get("about", (about) => `/deployments/${about.deploymentId}/configurations`),
  "configuration.save": {
    method: "POST",
    kind: "about",
    path: (about) => `/deployments/${about.deploymentId}/configurations`,
    body: () => without(configurationValues("", 1), "deploymentId", "revision"),
    revision: () => 2,
  },
  "endpoint.get": get("about", (about) => `/deployments/${about.deploymentId}/endpoint`),
  "endpoint.propose": {
    method: "PUT",
    kind: "about",
    path: (about) => `/deployments/${about.deploymentId}/endpoint`,
    body: () => without(proposalValues(""), "deploymentId", "revision"),
    revision: () => 1,
  },
  "application.list": get("list", () => "/applications"),
  "application.get": get("about", (about) => `/applications/${about.applicationId}`),
  "application.create": {
    method: "POST",
    kind: "about",
    path: (about) => `/deployments/${about.deploymentId}/applications`,
    body: () => without(applicationValues(""), "deploymentId"),
  },
  "application.update": {
    method: "PUT",
    kind: "about",
    path: (about) => `/applications/${about.applicationId}`,
    body: () => without(applicationValues(""), "deploymentId"),
    revision: () => 1,
  },
  "classification.list": get("list", () => "/classifications"),
  "classification.get": get("about", (about) => `/classifications/${about.classificationId}`),
  "classification.save": {
    method: "POST",
    kind: "about",
    path: (about) => `/applications/${about.applicationId}/classifications`,
    body: () => without(classificationValues(""), "applicationId", "revision"),
    revision: () => 1,
  },
  "classification.submit": {
    method: "POST",
    kind: "about",
    path: (about) => `/classifications/${about.classificationId}/submit`,
    body: () => ({}),
    revision: () => 1,
  },
  "classification.withdraw": {
    method: "POST",
    kind: "about",
    path: (about) => `/classifications/${about.moduleVersionId}/withdraw`,
    body: () => ({ reason: "该功能已停用" }),
    revision: () => 1,
  },
  "obligation.list": get("list", () => "/obligations"),
  "obligation.evidence": {
    method: "POST",
    kind: "about",
    path: (about) => `/obligations/${about.obligationId}/evidence`,
    body: () => ({ note: "备案凭证编号 2026-01", link: "https://hospital.example/filing" }),
  },
  "obligation.measure": {
    method: "POST",
    kind: "about",
    stage: "decided",
    path: (about) => `/obligations/${about.conditionDutyId}/measurements`,
    body: () => measurementValues,
  },
  "obligation.judge": {
    method: "POST",
    kind: "about",
    stage: "decided",
    path: (about) => `/obligations/${about.conditionDutyId}/judgement`,
    body: (about) => ({ recordId: about.measurementId, act: "confirmation", note: "已核对抽样记录" }),
  },
  "spotCheck.list": get("list", () => "/spot-checks"),
  "spotCheck.get": get("about", (about) => `/spot-checks/${about.checkId}`),
  "spotCheck.start": {
    method: "POST",
    kind: "about",
    path: (about) => `/deployments/${about.checkableId}/spot-checks`,
    body: () => without(checkValues(""), "deploymentId"),
  },
  "spotCheck.pause": act((about) => `/spot-checks/${about.checkId}/pause`, { reason: "正在维护机房" }),
  "spotCheck.resume": act((about) => `/spot-checks/${about.pausedCheckId}/resume`),
  "spotCheck.stop": act((about) => `/spot-checks/${about.checkId}/stop`),
  "spotCheck.grade": act((about) => `/spot-check-samples/${about.sampleId}/grade`, {
    status: "pass",
    reason: "判分正确",
  }),
  "spotCheck.body": act((about) => `/spot-check-samples/${about.sampleId}/read`),
  "signature.list": get("list", () => "/signatures"),
  "signature.get": get("about", (about) => `/signatures/${about.signatureId}`),
  "record.submit": move("submit", "draft"),
  "record.withdraw": move("withdraw", "submitted"),
  ...reviewApiCases,
};
