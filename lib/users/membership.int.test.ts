import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { institutions } from "@/db/schema/institutions";
import { drafts, membershipRequests, memberships } from "@/db/schema/users";
import type { AuditEvent } from "@/lib/audit/chain";
import { verifyStream } from "@/lib/audit/verify-stream";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { newId } from "@/lib/ids";
import { getInstitution } from "@/lib/institutions/queries";
import { answerOf } from "@/lib/testing/gate-world";
import { publishedDeployment } from "@/lib/testing/journey";
import { makeNewcomer, requestFor, statement, usccOf } from "@/lib/testing/membership";
import {
  inventedUscc,
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { discardDraft, saveDraft } from "./drafts";
import { decideMembership, requestMembership } from "./membership-commands";
import { getDraft, listMembershipRequests, listOwnRequests } from "./queries";

let portal: TestPortal;
let reviewer: Viewer;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const newcomer = () => makeNewcomer(portal);
const approve = (requestId: string, by = reviewer) =>
  decideMembership(by, { requestId, decision: "approve" });
const again = (viewer: Viewer) => viewerOfSession(viewer.sessionId, viewer.request);

describe("asking to act for an institution", () => {
  it("is answered alike whether its credit code is nobody's, or an unpublished institution's here or elsewhere", async () => {
    const far = await makeHospital(portal, "440000");
    const codes = [inventedUscc(), await usccOf(portal, hospital), await usccOf(portal, far)];
    const answers = [];
    for (const uscc of codes) {
      const asking = await newcomer();
      const { id } = await requestMembership(asking, requestFor(uscc));
      const [own] = await listOwnRequests(asking, {});
      expect(own?.id).toBe(id);
      const { proposal: _proposal, ...seen } = own ?? {};
      answers.push(Object.keys(seen).sort().join());
      expect(JSON.stringify(own)).not.toContain(hospital.id);
      expect(JSON.stringify(own)).not.toContain(far.id);
    }
    expect(new Set(answers).size).toBe(1);
  });

  it("is answered alike for the number of an unpublished institution and one that was never given out", async () => {
    const [row] = await portal.asMaintenance((tx) =>
      tx.select().from(institutions).where(eq(institutions.id, hospital.id)),
    );
    const claim = async (claimedNumber: string) =>
      answerOf(
        requestMembership(await newcomer(), { kind: "claim", role: "hospital_it", statement, claimedNumber }),
      );
    const answer = await claim(row?.number ?? "");
    expect(answer).toEqual(await claim("INS-0099999-0"));
    expect(answer).toMatchObject({
      refused: { code: "input.invalid", fields: [{ path: "claimedNumber", code: "recordNumber" }] },
    });
  });

  it("happens once at a time for one person", async () => {
    const asking = await newcomer();
    const both = await Promise.allSettled([
      requestMembership(asking, requestFor(inventedUscc())),
      requestMembership(asking, requestFor(inventedUscc())),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = await answerOf(requestMembership(asking, requestFor(inventedUscc())));
    expect(refused).toMatchObject({ refused: { code: "membership.already-requested" } });
  });
});

describe("a reviewer's decision", () => {
  it("opens an institution that is not there, makes the membership, and starts its trail", async () => {
    const asking = await newcomer();
    const { id } = await requestMembership(asking, requestFor(inventedUscc()));
    const { institutionId } = await approve(id);
    const member = await again(asking);
    expect(member).toMatchObject({ role: "hospital_it", institutionId });
    if (member === null || institutionId === null) throw new Error("a member of an institution");
    const page = await getInstitution(member, { id: institutionId });
    expect(page.row).toMatchObject({ state: "draft", nameZh: "测试新医院", jurisdictionCode: "330000" });
    const events = await portal.asMaintenance((tx) =>
      tx.execute<{ action: string }>(
        sql`select action from audit_events where institution_id = ${institutionId} order by seq`,
      ),
    );
    const actions = ["membership.requested", "institution.created", "membership.approved"];
    expect(events.map(({ action }) => action)).toEqual(actions);
  });

  it("joins the institution that holds the credit code, without a second one", async () => {
    const asking = await newcomer();
    const { id } = await requestMembership(asking, requestFor(await usccOf(portal, hospital)));
    const { pending } = await listMembershipRequests(reviewer, {});
    expect(pending.find((item) => item.id === id)?.joins).toMatchObject({ id: hospital.id });
    expect(await approve(id)).toEqual({ institutionId: hospital.id });
    expect(await again(asking)).toMatchObject({ institutionId: hospital.id });
  });

  it("joins a claimed institution of the public register", async () => {
    const own = await makeHospital(portal);
    await publishedDeployment(own, reviewer);
    const [row] = await portal.asMaintenance((tx) =>
      tx.select().from(institutions).where(eq(institutions.id, own.id)),
    );
    const asking = await newcomer();
    const claim = { kind: "claim", role: "hospital_quality", statement, claimedNumber: row?.number };
    const { id } = await requestMembership(asking, claim);
    expect(await again(asking)).toMatchObject({ role: "account", institutionId: null });
    await approve(id);
    expect(await again(asking)).toMatchObject({ role: "hospital_quality", institutionId: own.id });
  });

  it("by a national reviewer files person and trail under the institution's own province", async () => {
    const far = await makeHospital(portal, "440000");
    const national = await makeReviewer(portal, "000000");
    const asking = await newcomer();
    const { id } = await requestMembership(
      asking,
      requestFor(await usccOf(portal, far), { provinceAdcode: "440000" }),
    );
    expect(await approve(id, national)).toEqual({ institutionId: far.id });
    const [membership] = await portal.asMaintenance((tx) =>
      tx.select().from(memberships).where(eq(memberships.userId, asking.userId)),
    );
    expect(membership?.jurisdictionCode).toBe("440000");
    const events = await portal.asMaintenance((tx) =>
      tx.execute<{ place: string; event: AuditEvent; previousHash: string; hash: string }>(sql`
        select jurisdiction_code as place, event, previous_hash as "previousHash", hash from audit_events
        where institution_id = ${far.id} order by seq`),
    );
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ place }) => place))).toEqual(new Set(["440000"]));
    expect(verifyStream(events, { institutionId: far.id }).problems).toEqual([]);
  });

  it("refuses a code that another province's institution holds, and leaves nothing behind", async () => {
    const far = await makeHospital(portal, "440000");
    const asking = await newcomer();
    const { id } = await requestMembership(asking, requestFor(await usccOf(portal, far)));
    const count = () => portal.asMaintenance((tx) => tx.$count(institutions));
    const before = await count();
    const refused = await answerOf(approve(id));
    expect(refused).toMatchObject({ refused: { code: "institution.identifier-taken", fields: [] } });
    expect(await count()).toBe(before);
    expect(await again(asking)).toMatchObject({ role: "account" });
    const { pending } = await listMembershipRequests(reviewer, {});
    expect(pending.some((item) => item.id === id)).toBe(true);
  });

  it("is made once, also by two reviewers at the same moment", async () => {
    const asking = await newcomer();
    const { id } = await requestMembership(asking, requestFor(inventedUscc()));
    const other = await makeReviewer(portal);
    const both = await Promise.all([answerOf(approve(id)), answerOf(approve(id, other))]);
    const refused = both.filter((answer) => "refused" in (answer as object));
    expect(refused).toEqual([
      expect.objectContaining({ refused: expect.objectContaining({ code: "membership.already-decided" }) }),
    ]);
    const held = await portal.asMaintenance((tx) =>
      tx.$count(memberships, eq(memberships.userId, asking.userId)),
    );
    expect(held).toBe(1);
  });

  it("needs a reason to refuse, and a refused person may ask again", async () => {
    const asking = await newcomer();
    const { id } = await requestMembership(asking, requestFor(inventedUscc()));
    const bare = await answerOf(decideMembership(reviewer, { requestId: id, decision: "refuse" }));
    expect(bare).toMatchObject({ refused: { fields: [{ path: "reason", code: "required" }] } });
    await decideMembership(reviewer, { requestId: id, decision: "refuse", reason: "请附单位证明" });
    expect(await again(asking)).toMatchObject({ role: "account" });
    expect(await answerOf(requestMembership(asking, requestFor(inventedUscc())))).toHaveProperty("result");
  });
});

describe("the requests a reviewer sees", () => {
  it("are all that wait, longest wait first, however many were decided since; those newest first and bounded", async () => {
    const there = await makeReviewer(portal, "540000");
    const waiting = [];
    for (let turn = 0; turn < 3; turn += 1) {
      waiting.push(
        (await requestMembership(await newcomer(), requestFor(inventedUscc(), { provinceAdcode: "540000" })))
          .id,
      );
    }
    const past = await newcomer();
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const rows = Array.from({ length: 230 }, (_, at) => ({
      id: newId(),
      userId: past.userId,
      userName: past.name,
      userEmail: past.email,
      kind: "claim",
      role: "hospital_it",
      institutionId: newId(),
      jurisdictionCode: "540000",
      statement,
      state: "refused",
      decidedBy: there.userId,
      // Asked last, decided first: the decision counts.
      createdAt: soon(500 - at),
      decidedAt: soon(1000 + at),
    }));
    await portal.asMaintenance((tx) => tx.insert(membershipRequests).values(rows));
    const { pending, decided } = await listMembershipRequests(there, {});
    expect(pending.map(({ id }) => id)).toEqual(waiting);
    expect(decided.length).toBeLessThan(230);
    const newest = rows.toReversed().slice(0, decided.length);
    expect(decided.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
  });
});

describe("a draft", () => {
  const key = { form: "deployment", subject: "new" };

  it("belongs to one person: not to a colleague, not to another hospital, not to a reviewer", async () => {
    await saveDraft(hospital.it, { ...key, content: { name: "未提交的名称" } });
    expect((await getDraft(hospital.it, key))?.content).toEqual({ name: "未提交的名称" });
    const stranger = await makeHospital(portal);
    for (const other of [hospital.quality, stranger.it, reviewer, await newcomer()]) {
      expect(await getDraft(other, key)).toBeNull();
      await discardDraft(other, key);
    }
    await saveDraft(hospital.quality, { ...key, content: { name: "另一份" } });
    expect((await getDraft(hospital.it, key))?.content).toEqual({ name: "未提交的名称" });
    await discardDraft(hospital.it, key);
    expect(await getDraft(hospital.it, key)).toBeNull();
  });

  it.each([
    ["an ID number deep inside", { rows: [{ note: "患者 11010519491231002X 就诊" }] }, "input.personal-data"],
    ["a mobile number in full-width digits", { note: "电话１３８００１３８０００" }, "input.personal-data"],
    ["a zero byte", { note: "a\u0000b" }, "input.invalid"],
    ["a mobile number as a number", { size: 13_800_138_000 }, "input.personal-data"],
    ["half a character as a key", { "a\ud83d": 1 }, "input.invalid"],
    ["what JSON has no form for", { size: 1n }, "input.invalid"],
    ["too much", { note: "长".repeat(60_001) }, "input.too-large"],
  ])("is refused with %s, and the one before it stays", async (_, content, code) => {
    await saveDraft(hospital.it, { ...key, content: { name: "先前" } });
    expect(await answerOf(saveDraft(hospital.it, { ...key, content }))).toMatchObject({ refused: { code } });
    expect((await getDraft(hospital.it, key))?.content).toEqual({ name: "先前" });
  });

  it.each([
    ["a form that does not exist", { ...key, form: "diary" }],
    ["a subject that is no record", { ...key, subject: "a\u0000" }],
  ])("is refused for %s, to keep and to throw away", async (_, wrong) => {
    const refused = { refused: { code: "input.invalid" } };
    expect(await answerOf(saveDraft(hospital.it, { ...wrong, content: {} }))).toMatchObject(refused);
    expect(await answerOf(discardDraft(hospital.it, wrong))).toMatchObject(refused);
  });

  it("makes room for itself: of more than a hundred the one longest untouched goes, and nobody else's", async () => {
    const writer = await newcomer();
    const kept = () => portal.asMaintenance((tx) => tx.$count(drafts, eq(drafts.userId, writer.userId)));
    await saveDraft(hospital.it, { ...key, content: { name: "别人的" } });
    const subjects = Array.from({ length: 101 }, () => newId());
    for (const subject of subjects.slice(0, 100)) {
      await saveDraft(writer, { form: "application", subject, content: { subject } });
    }
    const [first = "", second = ""] = subjects;
    await saveDraft(writer, { form: "application", subject: first, content: { subject: "again" } });
    expect(await kept()).toBe(100);
    await saveDraft(writer, { form: "application", subject: subjects[100], content: {} });
    expect(await kept()).toBe(100);
    expect(await getDraft(writer, { form: "application", subject: second })).toBeNull();
    expect(await getDraft(writer, { form: "application", subject: first })).not.toBeNull();
    expect(await getDraft(hospital.it, key)).not.toBeNull();
  });
});
