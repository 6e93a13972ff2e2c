import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { errorReports } from "@/db/schema/reports";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { listNotices } from "@/lib/inbox/queries";
import { addWorkingDays } from "@/lib/reference/working-days";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { openReport, solvedReport, visitorElsewhere } from "@/lib/testing/reports";
import { answerReport, nameCorrection } from "./commands";
import { getTicket, listAnsweredReports } from "./public-queries";
import { countReports, getReport, listReports } from "./queries";
import { formatTicket, parseTicket } from "./ticket";
import { fileReport, withdrawReport } from "./visitor-commands";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let farReviewer: Viewer;
let record: { id: string; number: string };

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
  farReviewer = await makeReviewer(portal, "440000");
  record = await publishedDeployment(hospital, reviewer);
});
afterAll(() => portal.close());

const everybody = visitorElsewhere();
const file = (said: Record<string, unknown> = {}) =>
  fileReport(visitorElsewhere(), solvedReport(record.number, said));
const rowOf = async (ticket: string) => {
  const serial = parseTicket(ticket) ?? 0;
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(errorReports).where(eq(errorReports.serial, serial)),
  );
  if (row === undefined) throw new Error("no such row");
  return row;
};
const seen = (ticket: string, secret?: string) =>
  getTicket(everybody, { ticket, ...(secret ? { secret } : {}) });
const answer = (ticket: string, rest: Record<string, unknown> = {}, by: Viewer = hospital.it) =>
  answerReport(by, { ticket, decision: "rejected", answer: "经核对，与公告一致。", ...rest });
const republish = () =>
  portal.asMaintenance((tx) =>
    tx.execute(sql`update published_records set version = version + 1 where number = ${record.number}`),
  );
const versionNow = async () => {
  const [row] = await portal.asMaintenance((tx) =>
    tx.execute<{ version: number }>(
      sql`select version from published_records where number = ${record.number}`,
    ),
  );
  return Number(row?.version);
};

describe("a report of a visitor", () => {
  it("has a ticket, five working days, and says nothing of its words before a person has answered", async () => {
    const { ticket, secret } = await file({ problem: "模型版本写错了，应为R1蒸馏版", proposal: "32B" });
    const today = beijingDate(new Date());
    const shown = await seen(ticket);
    expect(shown).toMatchObject({
      recordNumber: record.number,
      fields: ["name"],
      state: "open",
      addressee: "hospital",
      dueOn: addWorkingDays(today, 5),
      problem: null,
      proposal: null,
      evidence: null,
      isOwn: false,
    });
    expect(JSON.stringify(shown)).not.toContain("R1蒸馏版");
    expect(await seen(ticket, secret)).toMatchObject({
      isOwn: true,
      problem: "模型版本写错了，应为R1蒸馏版",
      proposal: "32B",
    });
    expect(await seen(ticket, "B".repeat(43))).toEqual(shown);
    expect((await rowOf(ticket)).secretHash).not.toContain(secret);
  });

  it("stands in the trail of the record's institution, without its words and without a name", async () => {
    const { ticket } = await file({ problem: "只应由答复人看到的内容" });
    const events = await portal.asMaintenance((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.institutionId, hospital.id)),
    );
    const [event] = events.filter(({ event: { detail } }) => JSON.stringify(detail).includes(ticket));
    expect(event).toMatchObject({ action: "report.filed", actorId: null, objectId: record.id });
    expect(event?.event).toMatchObject({ actor: { kind: "public", role: "public" } });
    expect(JSON.stringify(event)).not.toContain("只应由答复人看到");
  });

  it("is owed by the jurisdiction's reviewer where no hospital has claimed the record", async () => {
    const unclaimed = await makeHospital(portal);
    const { number } = await publishedDeployment(unclaimed, reviewer);
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update memberships set state = 'ended', ended_at = now() where institution_id = ${unclaimed.id}`,
      ),
    );
    const { ticket } = await fileReport(visitorElsewhere(), solvedReport(number));
    expect(await seen(ticket)).toMatchObject({ addressee: "reviewer" });
    await expect(answer(ticket, {}, farReviewer)).rejects.toMatchObject({ code: "record.not-found" });
    await answer(ticket, {}, reviewer);
    expect(await seen(ticket)).toMatchObject({ state: "rejected", answeredByRole: "reviewer" });
  });

  it("is taken back by whoever has the secret, once", async () => {
    const { ticket, secret } = await file();
    const wrong = { ticket, secret: "C".repeat(43) };
    await expect(withdrawReport(visitorElsewhere(), wrong)).rejects.toMatchObject({
      code: "report.answered",
    });
    await withdrawReport(visitorElsewhere(), { ticket, secret });
    expect(await seen(ticket)).toMatchObject({ state: "withdrawn", problem: null });
    await expect(answer(ticket)).rejects.toMatchObject({ code: "report.answered" });
    await expect(withdrawReport(visitorElsewhere(), { ticket, secret })).rejects.toMatchObject({
      code: "report.answered",
    });
  });
});

describe("the answer", () => {
  it("brings question and answer to the record's page, newest first, signed by role and not by name", async () => {
    const first = await file({ problem: "公开名称少了院区名称" });
    const second = await file({ problem: "启用时间早于公告" });
    await answer(first.ticket);
    await answer(second.ticket, { answer: "启用时间以验收单为准。" }, hospital.quality);
    const listed = await listAnsweredReports(everybody, { number: record.number });
    expect(listed.slice(0, 2)).toMatchObject([
      { problem: "启用时间早于公告", answer: "启用时间以验收单为准。", answeredByRole: "hospital_quality" },
      { problem: "公开名称少了院区名称", state: "rejected" },
    ]);
    expect(JSON.stringify(listed)).not.toContain(hospital.quality.name);
    await expect(answer(first.ticket)).rejects.toMatchObject({ code: "report.answered" });
  });

  it("hides words that are unfit, and keeps the answer", async () => {
    const { ticket } = await file({ problem: "辱骂医护人员的内容，不宜公开" });
    await answer(ticket, { isUnfit: true, answer: "内容与该记录无关。" });
    expect(await seen(ticket)).toMatchObject({
      isUnfit: true,
      problem: null,
      answer: "内容与该记录无关。",
    });
    const listed = await listAnsweredReports(everybody, { number: record.number });
    expect(JSON.stringify(listed)).not.toContain("辱骂");
  });

  it("names a correcting version only if it is public and later", async () => {
    const { ticket } = await file();
    const { recordVersion } = await rowOf(ticket);
    const accepted = { decision: "accepted", answer: "属实，将更正。" };
    for (const correctedVersion of [recordVersion, recordVersion + 1]) {
      await expect(answer(ticket, { ...accepted, correctedVersion })).rejects.toMatchObject({
        code: "report.no-such-version",
      });
    }
    await answer(ticket, accepted);
    await republish();
    await expect(
      nameCorrection(reviewer, { ticket, correctedVersion: await versionNow() }),
    ).rejects.toMatchObject({ code: "report.not-due" });
    await nameCorrection(hospital.quality, { ticket, correctedVersion: await versionNow() });
    expect(await seen(ticket)).toMatchObject({
      state: "accepted",
      correctedVersion: recordVersion + 1,
    });
  });

  it("calls a report a duplicate of another on the same record, never of itself or of nothing", async () => {
    const [first, second] = [await file(), await file()];
    for (const duplicateOf of [second.ticket, formatTicket(999_999)]) {
      await expect(answer(second.ticket, { decision: "duplicate", duplicateOf })).rejects.toMatchObject({
        code: "report.no-such-ticket",
      });
    }
    await expect(answer(second.ticket, { decision: "duplicate" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await answer(second.ticket, { decision: "duplicate", duplicateOf: first.ticket });
    expect(await seen(second.ticket)).toMatchObject({
      state: "duplicate",
      duplicateOf: parseTicket(first.ticket),
    });
  });

  it("is never a circle: what is called a duplicate leads to a report with an answer of its own", async () => {
    const [first, second, third] = [await file(), await file(), await file()];
    const twice = (ticket: string, duplicateOf: string) =>
      answer(ticket, { decision: "duplicate", duplicateOf }).then(
        () => "answered",
        ({ code }: { code: string }) => code,
      );
    const codes = await Promise.all([twice(first.ticket, second.ticket), twice(second.ticket, first.ticket)]);
    expect(codes.sort()).toEqual(["answered", "report.not-first"]);
    await withdrawReport(visitorElsewhere(), third);
    const open = (await seen(first.ticket))?.state === "open" ? first : second;
    expect(await twice(open.ticket, third.ticket)).toBe("report.not-first");
  });

  it("is the reviewer's to give once the hospital is late, and says so to both", async () => {
    const own = await makeHospital(portal);
    const made = await publishedDeployment(own, reviewer);
    const about = { recordKind: "deployment", recordId: made.id, recordNumber: made.number };
    const inTime = formatTicket(await openReport(portal, own, about));
    const late = formatTicket(await openReport(portal, own, about, { dueOn: "2026-01-05" }));
    await expect(answer(inTime, {}, reviewer)).rejects.toMatchObject({ code: "report.not-due" });
    const mine = await listReports(reviewer, { view: "mine" });
    const tickets = mine.items.map(({ report }) => formatTicket(report.serial));
    expect([tickets.includes(late), tickets.includes(inTime)]).toEqual([true, false]);
    expect(await countReports(own.it, {})).toEqual({ mine: 2, late: 1, others: 0, closed: 0 });
    const kinds = async (viewer: Viewer) =>
      (await listNotices(viewer, { unread: false, before: null })).items
        .filter(({ recordId }) => recordId === made.id)
        .map(({ kind }) => kind)
        .filter((kind) => kind.startsWith("report_"));
    expect([await kinds(own.it), await kinds(reviewer)]).toEqual([
      ["report_filed", "report_filed"],
      ["report_overdue"],
    ]);
    expect(await kinds(farReviewer)).toEqual([]);
    await answer(late, {}, reviewer);
    expect(await kinds(reviewer)).toEqual([]);
    expect(await getReport(own.it, { ticket: late })).toMatchObject({
      report: { state: "rejected", answeredByRole: "reviewer" },
    });
  });

  it("is one of a list that is read page by page, each report once, in the order of the terms", async () => {
    const own = await makeHospital(portal);
    const made = await publishedDeployment(own, reviewer);
    const about = { recordKind: "deployment", recordId: made.id, recordNumber: made.number };
    const wanted: number[] = [];
    for (const dueOn of ["2099-01-03", "2099-01-03", "2099-01-03", "2099-02-01", "2099-02-01"]) {
      wanted.push(await openReport(portal, own, about, { dueOn }));
    }
    const pages = async (view: "mine" | "closed") => {
      const seen: number[][] = [];
      for (let after: string | null = null, isLast = false; !isLast; ) {
        const page: Awaited<ReturnType<typeof listReports>> = await listReports(own.it, {
          view,
          after,
          limit: 2,
        });
        seen.push(page.items.map(({ report }) => report.serial));
        [after, isLast] = [page.next, page.next === null];
      }
      return seen;
    };
    const [a, b, c, d, e] = wanted;
    expect(await pages("mine")).toEqual([[a, b], [c, d], [e]]);
    for (const after of ["x", "2099-13-01_1", "0000-01-01_1", "1_2", "9".repeat(30), "2099-01-03"]) {
      expect((await listReports(own.it, { view: "mine", after })).items).toHaveLength(5);
    }
    for (const serial of wanted) await answer(formatTicket(serial), {}, own.it);
    expect(await pages("closed")).toEqual([[e, d], [c, b], [a]]);
    expect((await listReports(own.it, { view: "closed", after: "2099-01-03_1" })).items).toHaveLength(5);
  });

  it("goes with the record: a number that has left the register says nothing of its tickets", async () => {
    const own = await makeHospital(portal);
    const { number } = await publishedDeployment(own, reviewer);
    const { ticket } = await fileReport(visitorElsewhere(), solvedReport(number));
    await answer(ticket, {}, own.it);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update published_records set state = 'retired' where number = ${number}`),
    );
    expect(await seen(ticket)).toMatchObject({ problem: null, answer: null, state: "rejected" });
    await expect(fileReport(visitorElsewhere(), solvedReport(number))).rejects.toMatchObject({
      code: "record.not-found",
    });
  });
});
