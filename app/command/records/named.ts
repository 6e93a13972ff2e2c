import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import type { FoundLine } from "@/lib/register/found";
import { getTicket } from "@/lib/reports/public-queries";
import { formatTicket, parseTicket, ticketPath } from "@/lib/reports/ticket";
import { canonicalCaseNumber } from "@/lib/reviews/case-number";
import { casePath } from "@/lib/reviews/path";
import { listCases } from "@/lib/reviews/queries/queue";
import { parseQueue } from "@/lib/reviews/queue-address";

type Reader = Exclude<Actor, { kind: "system" }>;

/** The review case of this number, for whoever may read it. */
async function findCase(actor: Reader, q: string): Promise<FoundLine | null> {
  const number = canonicalCaseNumber(q);
  if (number === null || actor.kind !== "person" || !may(actor.role, "review:read")) return null;
  const { items } = await listCases(actor, parseQueue({ list: "all", q: number }));
  const found = items.find((item) => item.number === number);
  if (found === undefined) return null;
  const { id, application, institution } = found;
  const names = { name: application.nameZh, nameEn: application.nameEn };
  const owner = { institution: institution.nameZh, institutionEn: institution.nameEn };
  return { kind: "case", number, ...names, ...owner, path: casePath(id) };
}

/** The error report of this ticket: its page is public, and the number is all that its reporter may have noted. */
async function findReport(actor: Reader, q: string): Promise<FoundLine | null> {
  const serial = parseTicket(q);
  if (serial === null) return null;
  const ticket = formatTicket(serial);
  const report = await getTicket(actor, { ticket });
  if (report === null) return null;
  const names = { name: ticket, nameEn: null, institution: null, institutionEn: null };
  return { kind: "report", number: report.recordNumber, ...names, path: ticketPath(serial) };
}

/** What a whole number other than a record's names: a review case or an error report. */
export const findNamed = async (actor: Reader, q: string): Promise<FoundLine | null> =>
  (await findCase(actor, q)) ?? findReport(actor, q);
