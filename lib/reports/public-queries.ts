import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import {
  type RecordKind,
  type ReportAddressee,
  type ReportState,
  recordKinds,
  reportAddressees,
  reportStates,
} from "@/db/values";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { tokenHash } from "@/lib/auth/token-secret";
import { defineQuery } from "@/lib/command/define-query";
import { parseTicket } from "./ticket";

/** What anybody may know of a ticket. The reporter's words are null until a person has answered them. */
export type PublicReport = {
  serial: number;
  recordNumber: string;
  recordKind: RecordKind;
  recordVersion: number;
  fields: readonly string[];
  addressee: ReportAddressee;
  receivedAt: Date;
  dueOn: string;
  state: ReportState;
  answeredAt: Date | null;
  answeredByRole: string | null;
  answer: string | null;
  correctedVersion: number | null;
  duplicateOf: number | null;
  isUnfit: boolean;
  isOwn: boolean;
  problem: string | null;
  proposal: string | null;
  evidence: string | null;
};

const serial = z.coerce.number().int();
const instant = z.coerce.date();

/** The function's row as the driver gives it: numbers and instants may come as text. */
const row = z
  .object({
    serial,
    record_number: z.string(),
    record_kind: z.enum(recordKinds),
    record_version: serial,
    fields: z.array(z.string()),
    addressee: z.enum(reportAddressees),
    received_at: instant,
    due_on: z.string(),
    state: z.enum(reportStates),
    answered_at: instant.nullable(),
    answered_by_role: z.string().nullable(),
    answer: z.string().nullable(),
    corrected_version: serial.nullable(),
    duplicate_of: serial.nullable(),
    is_unfit: z.boolean(),
    is_own: z.boolean(),
    problem: z.string().nullable(),
    proposal: z.string().nullable(),
    evidence: z.string().nullable(),
  })
  .transform(
    (found): PublicReport => ({
      serial: found.serial,
      recordNumber: found.record_number,
      recordKind: found.record_kind,
      recordVersion: found.record_version,
      fields: found.fields,
      addressee: found.addressee,
      receivedAt: found.received_at,
      dueOn: found.due_on,
      state: found.state,
      answeredAt: found.answered_at,
      answeredByRole: found.answered_by_role,
      answer: found.answer,
      correctedVersion: found.corrected_version,
      duplicateOf: found.duplicate_of,
      isUnfit: found.is_unfit,
      isOwn: found.is_own,
      problem: found.problem,
      proposal: found.proposal,
      evidence: found.evidence,
    }),
  );

type Wanted = { serial?: number; number?: string; secret?: string };

async function publicReports(tx: Transaction, wanted: Wanted): Promise<PublicReport[]> {
  const hash = wanted.secret === undefined ? null : tokenHash(wanted.secret);
  const found = await tx.execute(
    sql`select * from public_error_reports(${wanted.serial ?? null}::bigint, ${wanted.number ?? null}::text, ${hash}::text)`,
  );
  return z.array(row).parse(found);
}

const publicScope = () => ({ kind: "public" }) as const;

/** One ticket by its number; null where there is none. The secret shows its holder their own words as well. */
export const getTicket = defineQuery({
  name: "report.ticket",
  permission: "register:read",
  scope: publicScope,
  run: async (
    tx: Transaction,
    _actor: Viewer | Visitor,
    { ticket, secret }: { ticket: string; secret?: string | undefined },
  ): Promise<PublicReport | null> => {
    const parsed = parseTicket(ticket);
    if (parsed === null) return null;
    const [found] = await publicReports(tx, { serial: parsed, ...(secret ? { secret } : {}) });
    return found ?? null;
  },
});

/** The answered reports on one record, newest answer first; at most `ANSWERED_SHOWN`. */
export const listAnsweredReports = defineQuery({
  name: "report.answered",
  permission: "register:read",
  scope: publicScope,
  run: (tx: Transaction, _actor: Viewer | Visitor, { number }: { number: string }) =>
    publicReports(tx, { number }),
});
