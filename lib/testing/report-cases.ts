import { answerReport, nameCorrection } from "@/lib/reports/commands";
import { getTicket, listAnsweredReports } from "@/lib/reports/public-queries";
import { countReports, getReport, listReports, listReportsOf } from "@/lib/reports/queries";
import { fileReport, withdrawReport } from "@/lib/reports/visitor-commands";
import { countParticipation } from "@/lib/statistics/queries";
import { about, type GateCase, list, own, publicly } from "./gate-case";

const secret = "A".repeat(43);

/** What is done with error reports, by visitors and by whoever answers. */
export const reportCases: Record<string, GateCase> = {
  "reports/visitor-commands#fileReport": own("report.file", "report:file", (actor, subject) =>
    fileReport(actor, { number: subject.number }),
  ),
  "reports/visitor-commands#withdrawReport": own("report.withdraw", "report:file", (actor, subject) =>
    withdrawReport(actor, { ticket: subject.reportTicket, secret }),
  ),
  "reports/public-queries#getTicket": publicly("report.ticket", "register:read", (actor, subject) =>
    getTicket(actor, { ticket: subject.reportTicket }),
  ),
  "reports/public-queries#listAnsweredReports": publicly(
    "report.answered",
    "register:read",
    (actor, subject) => listAnsweredReports(actor, { number: subject.number }),
  ),
  "reports/commands#answerReport": about("report.answer", "report:answer", (actor, subject) =>
    answerReport(actor, { ticket: subject.reportTicket, decision: "rejected", answer: "与公告一致" }),
  ),
  "reports/commands#nameCorrection": own("report.correct", "report:answer", (actor, subject) =>
    nameCorrection(actor, { ticket: subject.reportTicket, correctedVersion: 2 }),
  ),
  "reports/queries#getReport": about("report.get", "report:answer", (actor, subject) =>
    getReport(actor, { ticket: subject.reportTicket }),
  ),
  "reports/queries#listReportsOf": own("report.record", "report:answer", (actor, subject) =>
    listReportsOf(actor, { recordId: subject.deploymentId }),
  ),
  "reports/queries#listReports": list("report.list", "report:answer", (actor) =>
    listReports(actor, { view: "mine" }),
  ),
  "statistics/queries#countParticipation": publicly("statistics.participation", "register:read", (actor) =>
    countParticipation(actor, {}),
  ),
  "reports/queries#countReports": own("report.count", "report:answer", (actor) => countReports(actor, {})),
};
