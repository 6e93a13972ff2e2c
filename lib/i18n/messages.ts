import type { Locale } from "./locale";
import apiEn from "./messages/en/api.json";
import applicationsEn from "./messages/en/applications.json";
import askedEn from "./messages/en/asked.json";
import auditEn from "./messages/en/audit.json";
import authEn from "./messages/en/auth.json";
import casesEn from "./messages/en/cases.json";
import checksEn from "./messages/en/checks.json";
import classificationEn from "./messages/en/classification.json";
import classifiedEn from "./messages/en/classified.json";
import codesEn from "./messages/en/codes.json";
import commandEn from "./messages/en/command.json";
import commonEn from "./messages/en/common.json";
import demoEn from "./messages/en/demo.json";
import deploymentsEn from "./messages/en/deployments.json";
import endpointsEn from "./messages/en/endpoints.json";
import errorsEn from "./messages/en/errors.json";
import exportsEn from "./messages/en/exports.json";
import failureEn from "./messages/en/failure.json";
import formsEn from "./messages/en/forms.json";
import homeEn from "./messages/en/home.json";
import inboxEn from "./messages/en/inbox.json";
import institutionsEn from "./messages/en/institutions.json";
import landingEn from "./messages/en/landing.json";
import membersEn from "./messages/en/members.json";
import permissionsEn from "./messages/en/permissions.json";
import registerEn from "./messages/en/register.json";
import reportsEn from "./messages/en/reports.json";
import reviewsEn from "./messages/en/reviews.json";
import rolesEn from "./messages/en/roles.json";
import shellEn from "./messages/en/shell.json";
import signaturesEn from "./messages/en/signatures.json";
import statisticsEn from "./messages/en/statistics.json";
import versionsEn from "./messages/en/versions.json";
import apiZh from "./messages/zh-CN/api.json";
import applicationsZh from "./messages/zh-CN/applications.json";
import askedZh from "./messages/zh-CN/asked.json";
import auditZh from "./messages/zh-CN/audit.json";
import authZh from "./messages/zh-CN/auth.json";
import casesZh from "./messages/zh-CN/cases.json";
import checksZh from "./messages/zh-CN/checks.json";
import classificationZh from "./messages/zh-CN/classification.json";
import classifiedZh from "./messages/zh-CN/classified.json";
import codesZh from "./messages/zh-CN/codes.json";
import commandZh from "./messages/zh-CN/command.json";
import commonZh from "./messages/zh-CN/common.json";
import demoZh from "./messages/zh-CN/demo.json";
import deploymentsZh from "./messages/zh-CN/deployments.json";
import endpointsZh from "./messages/zh-CN/endpoints.json";
import errorsZh from "./messages/zh-CN/errors.json";
import exportsZh from "./messages/zh-CN/exports.json";
import failureZh from "./messages/zh-CN/failure.json";
import formsZh from "./messages/zh-CN/forms.json";
import homeZh from "./messages/zh-CN/home.json";
import inboxZh from "./messages/zh-CN/inbox.json";
import institutionsZh from "./messages/zh-CN/institutions.json";
import landingZh from "./messages/zh-CN/landing.json";
import membersZh from "./messages/zh-CN/members.json";
import permissionsZh from "./messages/zh-CN/permissions.json";
import registerZh from "./messages/zh-CN/register.json";
import reportsZh from "./messages/zh-CN/reports.json";
import reviewsZh from "./messages/zh-CN/reviews.json";
import rolesZh from "./messages/zh-CN/roles.json";
import shellZh from "./messages/zh-CN/shell.json";
import signaturesZh from "./messages/zh-CN/signatures.json";
import statisticsZh from "./messages/zh-CN/statistics.json";
import versionsZh from "./messages/zh-CN/versions.json";

/** The Chinese catalogue is the source: its keys are the keys of the portal. */
const zhCN = {
  api: apiZh,
  applications: applicationsZh,
  asked: askedZh,
  audit: auditZh,
  auth: authZh,
  cases: casesZh,
  checks: checksZh,
  classification: classificationZh,
  classified: classifiedZh,
  codes: codesZh,
  command: commandZh,
  common: commonZh,
  demo: demoZh,
  deployments: deploymentsZh,
  endpoints: endpointsZh,
  errors: errorsZh,
  exports: exportsZh,
  failure: failureZh,
  forms: formsZh,
  home: homeZh,
  inbox: inboxZh,
  institutions: institutionsZh,
  landing: landingZh,
  members: membersZh,
  permissions: permissionsZh,
  register: registerZh,
  reports: reportsZh,
  reviews: reviewsZh,
  roles: rolesZh,
  shell: shellZh,
  signatures: signaturesZh,
  versions: versionsZh,
  statistics: statisticsZh,
};
export type Messages = typeof zhCN;

/** English must have every key of the Chinese catalogue; a missing one does not compile. */
const en: Messages = {
  api: apiEn,
  applications: applicationsEn,
  asked: askedEn,
  audit: auditEn,
  auth: authEn,
  cases: casesEn,
  checks: checksEn,
  classification: classificationEn,
  classified: classifiedEn,
  codes: codesEn,
  command: commandEn,
  common: commonEn,
  demo: demoEn,
  deployments: deploymentsEn,
  endpoints: endpointsEn,
  errors: errorsEn,
  exports: exportsEn,
  failure: failureEn,
  forms: formsEn,
  home: homeEn,
  inbox: inboxEn,
  institutions: institutionsEn,
  landing: landingEn,
  members: membersEn,
  permissions: permissionsEn,
  register: registerEn,
  reports: reportsEn,
  reviews: reviewsEn,
  roles: rolesEn,
  shell: shellEn,
  signatures: signaturesEn,
  versions: versionsEn,
  statistics: statisticsEn,
};

export const messages: Record<Locale, Messages> = { "zh-CN": zhCN, en };
