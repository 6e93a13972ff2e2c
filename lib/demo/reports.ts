import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { errorReports } from "@/db/schema/reports";
import { newReportSecret, tokenHash } from "@/lib/auth/token-secret";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/reference/working-days";
import { REPLY_DAYS } from "@/lib/reports/rules";

type Row = typeof publishedRecords.$inferSelect;
type Said = Pick<typeof errorReports.$inferInsert, "fields" | "problem" | "proposal" | "state" | "answer">;
type Example = Said & { kind: "application" | "deployment"; daysAgo: number };

const DAY_MS = 86_400_000;

/** What the reserved hospital was told: one that waits, one accepted, one not. */
const ownExamples: readonly Example[] = [
  {
    kind: "application",
    daysAgo: 1,
    fields: ["intendedUsers"],
    problem: "院内公告称药师也在使用，登记的使用者中没有写。",
    proposal: "医师、护士、药师",
  },
  {
    kind: "deployment",
    daysAgo: 16,
    fields: ["startedOn"],
    problem: "启用日期早于医院公告的上线日期。",
    proposal: null,
    state: "accepted",
    answer: "属实。登记的是试运行日期，将改为正式启用日期。",
  },
  {
    kind: "application",
    daysAgo: 23,
    fields: ["humanReview"],
    problem: "听说该应用的输出不经医师复核。",
    proposal: "不复核",
    state: "rejected",
    answer: "经核对，输出均由医师复核并签名后生效，与登记一致。来信未附依据。",
  },
];

function reportOf(row: Row, serial: number, example: Omit<Example, "kind">, at: Date) {
  const { daysAgo, state = "open", ...said } = example;
  const receivedAt = new Date(at.getTime() - daysAgo * DAY_MS);
  const answered = {
    answeredBy: newId(),
    answeredByName: "虚构答复人",
    answeredByRole: "hospital_quality",
    answeredAt: new Date(receivedAt.getTime() + 2 * DAY_MS),
  };
  return {
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    id: newId(),
    serial,
    recordKind: row.kind,
    recordId: row.recordId,
    recordNumber: row.number,
    recordVersion: row.version,
    ...said,
    state,
    textDigest: newId(),
    secretHash: tokenHash(newReportSecret()),
    challenge: newId(),
    receivedAt,
    dueOn: addWorkingDays(beijingDate(receivedAt), REPLY_DAYS),
    ...(state === "open" ? {} : answered),
  };
}

const firstPublic = async (tx: Transaction, where: ReturnType<typeof and>): Promise<Row | undefined> => {
  const [row] = await tx
    .select()
    .from(publishedRecords)
    .where(and(eq(publishedRecords.state, "published"), where))
    .orderBy(publishedRecords.number)
    .limit(1);
  return row;
};

/** Invented error reports: three on the hospital of the demonstration accounts, one that has waited too long on another. */
export async function loadDemoReports(
  tx: Transaction,
  own: { institutionId: string; jurisdictionCode: string },
  at: Date,
): Promise<void> {
  const { institutionId, jurisdictionCode, kind } = publishedRecords;
  const next = async () => {
    const [row] = await tx.execute<{ serial: string }>(
      sql`select nextval('error_report_sequence') as serial`,
    );
    return Number(row?.serial);
  };
  for (const example of ownExamples) {
    const { kind: wanted, ...said } = example;
    const row = await firstPublic(tx, and(eq(institutionId, own.institutionId), eq(kind, wanted)));
    if (row === undefined) throw new Error(`the reserved institution has no public ${wanted}`);
    const report = reportOf(row, await next(), said, at);
    await tx.insert(errorReports).values({ ...report, addressee: "hospital" });
  }
  // Nobody has claimed it: its jurisdiction's reviewers owe the answer.
  const unclaimed = await firstPublic(
    tx,
    and(
      eq(jurisdictionCode, own.jurisdictionCode),
      ne(institutionId, own.institutionId),
      eq(kind, "institution"),
    ),
  );
  if (unclaimed === undefined) throw new Error("the reserved institution is alone in its province");
  const late = {
    daysAgo: 12,
    fields: ["level"],
    problem: "该机构去年已由二级升为三级。",
    proposal: "三级",
  };
  const report = reportOf(unclaimed, await next(), late, at);
  await tx.insert(errorReports).values({ ...report, addressee: "reviewer" });
}
