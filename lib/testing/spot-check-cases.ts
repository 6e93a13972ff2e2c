import { newId } from "@/lib/ids";
import { readSampleBody, watchSpotCheck } from "@/lib/spot-checks/body-commands";
import {
  gradeSample,
  pauseSpotCheck,
  resumeSpotCheck,
  startSpotCheck,
  stopSpotCheck,
} from "@/lib/spot-checks/commands";
import { getCheckForm } from "@/lib/spot-checks/form-queries";
import {
  addSuiteItem,
  createSuite,
  publishSuite,
  removeSuiteItem,
} from "@/lib/spot-checks/private-suite-commands";
import { getSpotCheck, listSpotChecks, readEvents } from "@/lib/spot-checks/queries";
import { endSchedule, scheduleChecks } from "@/lib/spot-checks/schedule-commands";
import { listSchedules } from "@/lib/spot-checks/schedule-queries";
import { signItem } from "@/lib/spot-checks/suite-commands";
import { listPrivateSuites, listSuiteItems } from "@/lib/spot-checks/suite-queries";
import { about, type GateCase, list, own, publicly } from "./gate-case";
import { checkValues, privateItem } from "./spot-checks";

/** What is done with spot checks, and what is read of them. */
export const spotCheckCases: Record<string, GateCase> = {
  "spot-checks/commands#startSpotCheck": about("spotCheck.start", "spot-check:start", (actor, subject) =>
    startSpotCheck(actor, checkValues(subject.checkableId)),
  ),
  "spot-checks/commands#pauseSpotCheck": about("spotCheck.pause", "spot-check:pause", (actor, subject) =>
    pauseSpotCheck(actor, { id: subject.checkId, reason: "正在维护机房" }),
  ),
  "spot-checks/commands#resumeSpotCheck": about("spotCheck.resume", "spot-check:pause", (actor, subject) =>
    resumeSpotCheck(actor, { id: subject.pausedCheckId }),
  ),
  "spot-checks/commands#stopSpotCheck": about("spotCheck.stop", "spot-check:start", (actor, subject) =>
    stopSpotCheck(actor, { id: subject.checkId }),
  ),
  "spot-checks/commands#gradeSample": about("spotCheck.grade", "spot-check:grade", (actor, subject) =>
    gradeSample(actor, { id: subject.sampleId, status: "pass", reason: "判分正确" }),
  ),
  "spot-checks/body-commands#readSampleBody": about("spotCheck.body", "spot-check:read", (actor, subject) =>
    readSampleBody(actor, { id: subject.sampleId }),
  ),
  "spot-checks/body-commands#watchSpotCheck": about("spotCheck.watch", "spot-check:read", (actor, subject) =>
    watchSpotCheck(actor, { id: subject.checkId }),
  ),
  "spot-checks/schedule-commands#scheduleChecks": about(
    "spotCheck.schedule",
    "spot-check:start",
    (actor, subject) =>
      scheduleChecks(actor, { ...checkValues(subject.checkableId), rhythm: "daily", day: null, hour: 2 }),
  ),
  "spot-checks/schedule-commands#endSchedule": about(
    "spotCheck.unschedule",
    "spot-check:start",
    (actor, subject) => endSchedule(actor, { id: subject.scheduleId }),
  ),
  "spot-checks/schedule-queries#listSchedules": list("spotCheck.schedules", "spot-check:read", (actor) =>
    listSchedules(actor, { deploymentId: null }),
  ),
  "spot-checks/suite-commands#signItem": own("suite.sign", "suite:sign", (actor) =>
    signItem(actor, {
      ...{ suite: "safety-probes@1", itemId: "med-zh-01", decision: "approved" },
      ...{ qualification: "主任医师", note: "内容正确" },
    }),
  ),
  "spot-checks/private-suite-commands#createSuite": own("suite.create", "suite:keep", (actor) =>
    createSuite(actor, { name: "自有题集" }),
  ),
  "spot-checks/private-suite-commands#addSuiteItem": own("suite.add", "suite:keep", (actor) =>
    addSuiteItem(actor, { ...privateItem, id: newId() }),
  ),
  "spot-checks/private-suite-commands#removeSuiteItem": own("suite.remove", "suite:keep", (actor) =>
    removeSuiteItem(actor, { id: newId(), itemId: "own-001" }),
  ),
  "spot-checks/private-suite-commands#publishSuite": own("suite.publish", "suite:keep", (actor) =>
    publishSuite(actor, { id: newId() }),
  ),
  "spot-checks/suite-queries#listPrivateSuites": own("suite.private", "suite:keep", (actor) =>
    listPrivateSuites(actor, {}),
  ),
  "spot-checks/suite-queries#listSuiteItems": publicly("suite.items", "spot-check:read", (actor) =>
    listSuiteItems(actor, {}),
  ),
  "spot-checks/form-queries#getCheckForm": about("spotCheck.form", "spot-check:start", (actor, subject) =>
    getCheckForm(actor, { deploymentId: subject.checkableId }),
  ),
  "spot-checks/queries#getSpotCheck": about("spotCheck.get", "spot-check:read", (actor, subject) =>
    getSpotCheck(actor, { id: subject.checkId }),
  ),
  "spot-checks/queries#listSpotChecks": list("spotCheck.list", "spot-check:read", (actor) =>
    listSpotChecks(actor, { state: null, deploymentId: null, before: null }),
  ),
  "spot-checks/queries#readEvents": about("spotCheck.events", "spot-check:read", (actor, subject) =>
    readEvents(actor, { id: subject.checkId, after: 0 }),
  ),
};
