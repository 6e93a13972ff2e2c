import { sql } from "drizzle-orm";
import { errorReports } from "@/db/schema/reports";
import type { Visitor } from "@/lib/auth/actor";
import { tokenHash } from "@/lib/auth/token-secret";
import { newId } from "@/lib/ids";
import { newChallenge } from "@/lib/reports/challenge";
import { solve } from "@/lib/reports/proof-of-work";
import { type TestHospital, type TestPortal, visitor } from "./portal";

type About = { recordKind: string; recordId: string; recordNumber: string };

/** An open report on a record of this hospital, as the function would have written it. Gives its serial. */
export async function openReport(
  portal: TestPortal,
  hospital: Pick<TestHospital, "id" | "jurisdictionCode">,
  about: About,
  rest: Partial<typeof errorReports.$inferInsert> = {},
): Promise<number> {
  return portal.asMaintenance(async (tx) => {
    const [next] = await tx.execute<{ serial: string }>(
      sql`select nextval('error_report_sequence') as serial`,
    );
    const serial = Number(next?.serial);
    const said = { fields: ["name"], problem: `名称与公告不一致 ${serial}` };
    const keys = { textDigest: newId(), secretHash: tokenHash(newId()), challenge: newId() };
    await tx.insert(errorReports).values({
      institutionId: hospital.id,
      jurisdictionCode: hospital.jurisdictionCode,
      id: newId(),
      serial,
      ...about,
      recordVersion: 1,
      ...said,
      ...keys,
      addressee: "hospital",
      receivedAt: new Date(),
      dueOn: "2099-12-31",
      ...rest,
    });
    return serial;
  });
}

const LONG_AGO_MS = 10_000;

/** What a browser would send for a report: the text, and a check that was asked for a while ago and solved. */
export function solvedReport(number: string, said: Record<string, unknown> = {}) {
  const challenge = newChallenge(number, new Date(Date.now() - LONG_AGO_MS));
  const text = { fields: ["name"], problem: `公开名称与医院公告不一致（${newId().slice(-12)}）` };
  return { number, challenge, counter: solve(challenge), ...text, ...said };
}

let host = 0;
/** A visitor at an address of their own, so that one test does not use up another's allowance. */
export function visitorElsewhere(): Visitor {
  host += 1;
  const address = `198.51.100.${host % 250}`;
  return { ...visitor, request: { ...visitor.request, address } };
}
