import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { errorReports } from "@/db/schema/reports";
import type { AuditEntry } from "@/lib/audit/append";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { isAnswerer, mayAnswer, sideOf } from "./rules";
import { answerForm, correctionForm } from "./schema";
import { formatTicket } from "./ticket";

type Report = typeof errorReports.$inferSelect;

/** The report, held until this transaction ends. Out of scope is not there. */
async function holdReport(tx: Transaction, serial: number): Promise<Report> {
  const [found] = await tx.select().from(errorReports).where(eq(errorReports.serial, serial)).for("update");
  if (found === undefined) throw new AppError("record.not-found");
  return found;
}

function entry(report: Report, action: AuditEntry["action"], reason: string): AuditEntry {
  return {
    institutionId: report.institutionId,
    jurisdictionCode: report.jurisdictionCode,
    action,
    object: { kind: report.recordKind, id: report.recordId },
    detail: { ticket: formatTicket(report.serial), fields: report.fields.join(" ") },
    reason,
  };
}

/** The version must be out, and later than the one that was reported. */
async function checkVersion(tx: Transaction, report: Report, version: number): Promise<void> {
  const [published] = await tx
    .select({ version: publishedRecords.version })
    .from(publishedRecords)
    .where(eq(publishedRecords.number, report.recordNumber));
  const newest = published?.version ?? 0;
  if (version <= report.recordVersion || version > newest)
    throw new AppError("report.no-such-version", {
      fields: [
        {
          path: "correctedVersion",
          code: "reportVersion",
          values: { after: report.recordVersion, newest },
        },
      ],
    });
}

/** Another report on the same record. */
async function checkFirst(tx: Transaction, report: Report, serial: number | null): Promise<void> {
  const [first] = await tx
    .select({ id: errorReports.id })
    .from(errorReports)
    .where(and(eq(errorReports.serial, serial ?? 0), eq(errorReports.recordNumber, report.recordNumber)));
  if (first === undefined || serial === report.serial)
    throw new AppError("report.no-such-ticket", {
      fields: [{ path: "duplicateOf", code: "reportTicket" }],
    });
}

const thisOne = (report: Report) =>
  and(eq(errorReports.institutionId, report.institutionId), eq(errorReports.id, report.id));

/** Whoever owes the answer gives it. From then on it stands in public, with the question where that is fit to. */
export const answerReport = defineViewerCommand({
  name: "report.answer",
  permission: "report:answer",
  input: answerForm,
  run: async ({ actor, input, tx, at }) => {
    const report = await holdReport(tx, input.ticket);
    if (report.state !== "open") throw new AppError("report.answered");
    if (!mayAnswer(sideOf(actor), report, beijingDate(at))) throw new AppError("report.not-due");
    const { decision } = input;
    const correctedVersion = decision === "accepted" ? input.correctedVersion : null;
    const duplicateOf = decision === "duplicate" ? input.duplicateOf : null;
    if (correctedVersion !== null) await checkVersion(tx, report, correctedVersion);
    if (decision === "duplicate") await checkFirst(tx, report, duplicateOf);
    await tx
      .update(errorReports)
      .set({
        state: decision,
        answer: input.answer,
        isUnfit: input.isUnfit,
        correctedVersion,
        duplicateOf,
        answeredBy: actor.userId,
        answeredByName: actor.name,
        answeredByRole: actor.role,
        answeredAt: at,
      })
      .where(thisOne(report));
    return { result: { ticket: report.serial }, audit: [entry(report, `report.${decision}`, input.answer)] };
  },
});

/** Names the public version that corrected an accepted report, where the answer came before it. */
export const nameCorrection = defineViewerCommand({
  name: "report.correct",
  permission: "report:answer",
  input: correctionForm,
  run: async ({ actor, input, tx }) => {
    const report = await holdReport(tx, input.ticket);
    if (report.state !== "accepted" || report.correctedVersion !== null)
      throw new AppError("report.answered");
    if (!isAnswerer(sideOf(actor), report)) throw new AppError("report.not-due");
    await checkVersion(tx, report, input.correctedVersion);
    await tx.update(errorReports).set({ correctedVersion: input.correctedVersion }).where(thisOne(report));
    const said = String(input.correctedVersion);
    return { result: { ticket: report.serial }, audit: [entry(report, "report.corrected", said)] };
  },
});
