import "server-only";
import { sql } from "drizzle-orm";
import { enterStream, type Scope } from "@/db/client";
import { PORTAL_STREAM_ID } from "@/db/values";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { takeAllowance } from "@/lib/auth/allowance";
import { networkOf } from "@/lib/auth/network";
import { newReportSecret, tokenHash } from "@/lib/auth/token-secret";
import { beijingDate, now } from "@/lib/clock";
import { defineCommand } from "@/lib/command/define-command";
import { scoped } from "@/lib/database";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/reference/working-days";
import { canonicalNumber } from "@/lib/register/canonical-number";
import { judgeChallenge } from "./challenge";
import { REPLY_DAYS } from "./rules";
import { ownReport, reportForm } from "./schema";
import { formatTicket } from "./ticket";

/** What one address may send, and what one record may receive; a window each. */
const ADDRESS = { limit: 6, seconds: 600 } as const;
const RECORD = { limit: 20, seconds: 86_400 } as const;

/** A visitor has no scope to write in: the functions behind these two do, and ask for this role. */
const authScope: Scope = { kind: "auth", institutionId: PORTAL_STREAM_ID };

const tooMany = (seconds: number) =>
  new AppError("request.too-many", { values: { minutes: Math.ceil(seconds / 60) } });

/** Counts an attempt against its address, whatever becomes of it. */
async function countAttempt(actor: Viewer | Visitor): Promise<void> {
  const { limit, seconds } = ADDRESS;
  const caller = `report address ${networkOf(actor.request.address)}`;
  const { retryAfter } = await scoped(authScope, (tx) => takeAllowance(tx, caller, limit, seconds));
  if (retryAfter !== null) throw tooMany(retryAfter);
}

type Filed = {
  outcome: "absent" | "fields" | "known" | "used" | "filed";
  serial: string;
  institution_id: string;
  jurisdiction_code: string;
  record_kind: string;
  record_id: string;
  record_version: number;
};

const refusals = {
  absent: () => new AppError("record.not-found"),
  fields: () => new AppError("input.invalid", { fields: [{ path: "fields", code: "choice" }] }),
  known: (serial: string) =>
    new AppError("report.known", {
      fields: [{ path: "problem", code: "reportKnown", values: { ticket: formatTicket(Number(serial)) } }],
    }),
  used: () => new AppError("report.sent"),
} as const;

/** What was said, as people read it: case, spaces and width make no other report of it. */
function textDigest(said: { fields: readonly string[]; problem: string; proposal: string | null }): string {
  const plain = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[\s\p{P}]+/gu, "");
  return canonicalDigest({
    fields: [...said.fields].sort(),
    problem: plain(said.problem),
    proposal: plain(said.proposal ?? ""),
  });
}

/** Anybody reports an error of a public record. The secret in the result is told this once. */
export const fileReport = defineCommand<
  Viewer | Visitor,
  typeof reportForm,
  { ticket: string; secret: string },
  { number: string; challenge: string }
>({
  name: "report.file",
  permission: "report:file",
  input: reportForm,
  before: countAttempt,
  scope: () => authScope,
  prepare: async (input) => {
    const number = canonicalNumber(input.number);
    if (number === null) throw new AppError("record.not-found");
    if (input.website !== "") throw new AppError("report.filled-by-machine");
    const judged = judgeChallenge(number, input.challenge, input.counter, now());
    if ("problem" in judged) throw new AppError(`report.${judged.problem}`);
    return { number, challenge: judged.id };
  },
  run: async ({ input, prepared: { number, challenge }, tx, at }) => {
    const secret = newReportSecret();
    const report = JSON.stringify({
      id: newId(),
      fields: input.fields,
      problem: input.problem,
      proposal: input.proposal,
      evidence: input.evidence,
      text_digest: textDigest(input),
      secret_hash: tokenHash(secret),
      challenge,
      due_on: addWorkingDays(beijingDate(at), REPLY_DAYS),
    });
    const [filed] = await tx.execute<Filed>(
      sql`select * from file_error_report(${number}, ${report}::text::jsonb, ${at.toISOString()}::timestamptz)`,
    );
    if (filed === undefined) throw new Error("the function answers with one row");
    if (filed.outcome !== "filed") throw refusals[filed.outcome](filed.serial);
    // Only what was accepted counts against the record: nobody can use up its allowance with refused reports.
    const { retryAfter } = await takeAllowance(tx, `report record ${number}`, RECORD.limit, RECORD.seconds);
    if (retryAfter !== null) throw tooMany(retryAfter);
    await tx.execute(enterStream(filed.institution_id));
    const ticket = formatTicket(Number(filed.serial));
    return {
      result: { ticket, secret },
      audit: [
        {
          institutionId: filed.institution_id,
          jurisdictionCode: filed.jurisdiction_code,
          action: "report.filed",
          object: { kind: filed.record_kind, id: filed.record_id, version: filed.record_version },
          detail: { ticket, fields: input.fields.join(" ") },
        },
      ],
    };
  },
});

type Withdrawn = Pick<Filed, "institution_id" | "jurisdiction_code" | "record_kind" | "record_id">;

/** Whoever has the secret takes the report back before it is answered. */
export const withdrawReport = defineCommand<Viewer | Visitor, typeof ownReport, { ticket: string }>({
  name: "report.withdraw",
  permission: "report:file",
  input: ownReport,
  before: countAttempt,
  scope: () => authScope,
  run: async ({ input, tx }) => {
    const [withdrawn] = await tx.execute<Withdrawn>(
      sql`select * from withdraw_error_report(${input.ticket}, ${tokenHash(input.secret)})`,
    );
    if (withdrawn === undefined) throw new AppError("report.answered");
    await tx.execute(enterStream(withdrawn.institution_id));
    const ticket = formatTicket(input.ticket);
    return {
      result: { ticket },
      audit: [
        {
          institutionId: withdrawn.institution_id,
          jurisdictionCode: withdrawn.jurisdiction_code,
          action: "report.withdrawn",
          object: { kind: withdrawn.record_kind, id: withdrawn.record_id },
          detail: { ticket },
        },
      ],
    };
  },
});
