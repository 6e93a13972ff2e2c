import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
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

/**
 * The report, and another that it names, held until this transaction ends: in the order of their numbers, so that two who
 * name each other wait instead of blocking each other. Out of scope is not there.
 */
async function holdReports(tx: Transaction, serial: number, other: number | null) {
  const found = await tx
    .select()
    .from(errorReports)
    .where(inArray(errorReports.serial, other === null ? [serial] : [serial, other]))
    .orderBy(asc(errorReports.serial))
    .for("update");
  const report = found.find((row) => row.serial === serial);
  if (report === undefined) throw new AppError("record.not-found");
  return { report, other: found.find((row) => row.serial === other && other !== serial) };
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

/** Another report on the same record, which has an answer of its own or will: two that lead to each other have none. */
function checkFirst(report: Report, first: Report | undefined): void {
  const refusal = (code: string) => ({ fields: [{ path: "duplicateOf", code }] });
  if (first?.recordNumber !== report.recordNumber)
    throw new AppError("report.no-such-ticket", refusal("reportTicket"));
  if (first.state === "duplicate" || first.state === "withdrawn")
    throw new AppError("report.not-first", refusal("reportFirst"));
}

const thisOne = (report: Report) =>
  and(eq(errorReports.institutionId, report.institutionId), eq(errorReports.id, report.id));

/** Whoever owes the answer gives it. From then on it stands in public, with the question where that is fit to. */
export const answerReport = defineViewerCommand({
  name: "report.answer",
  permission: "report:answer",
  input: answerForm,
  run: async ({ actor, input, tx, at }) => {
    const { decision } = input;
    const correctedVersion = decision === "accepted" ? input.correctedVersion : null;
    const duplicateOf = decision === "duplicate" ? input.duplicateOf : null;
    const { report, other } = await holdReports(tx, input.ticket, duplicateOf);
    if (report.state !== "open") throw new AppError("report.answered");
    if (!mayAnswer(sideOf(actor), report, beijingDate(at))) throw new AppError("report.not-due");
    if (correctedVersion !== null) await checkVersion(tx, report, correctedVersion);
    if (decision === "duplicate") checkFirst(report, other);
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
    const { report } = await holdReports(tx, input.ticket, null);
    if (report.state !== "accepted" || report.correctedVersion !== null)
      throw new AppError("report.answered");
    if (!isAnswerer(sideOf(actor), report)) throw new AppError("report.not-due");
    await checkVersion(tx, report, input.correctedVersion);
    await tx.update(errorReports).set({ correctedVersion: input.correctedVersion }).where(thisOne(report));
    const said = String(input.correctedVersion);
    return { result: { ticket: report.serial }, audit: [entry(report, "report.corrected", said)] };
  },
});
