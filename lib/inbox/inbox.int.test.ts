import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboxMarks, roleChanges } from "@/db/schema/members";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { newId } from "@/lib/ids";
import { getInstitution } from "@/lib/institutions/queries";
import { confirmRecord, returnRecord, submitRecord, withdrawRecord } from "@/lib/records/commands";
import { decideDispute, fileDispute } from "@/lib/records/dispute-commands";
import { draftDeployment, moveInput, publishedDeployment } from "@/lib/testing/journey";
import { statement } from "@/lib/testing/membership";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { decideMembership, requestMembership } from "@/lib/users/membership-commands";
import { readNotices } from "./marks";
import { countUnread, listNotices } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let neighbour: TestHospital;
let reviewer: Viewer;
let farReviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  neighbour = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
  farReviewer = await makeReviewer(portal, "440000");
});
afterAll(() => portal.close());

const inbox = async (viewer: Viewer, unread = false) =>
  (await listNotices(viewer, { unread, before: null })).items;
const kinds = async (viewer: Viewer) => (await inbox(viewer)).map(({ kind }) => kind);
const unreadOf = (viewer: Viewer) => countUnread(viewer, {});

describe("the inbox of a hospital", () => {
  it("tells each person what the others decided, one notice an act, and nobody else", async () => {
    const { id } = await publishedDeployment(hospital, reviewer, "病历质控平台");
    const [verified, confirmed] = await inbox(hospital.it);
    expect(await kinds(hospital.it)).toEqual(["record_verified", "record_confirmed"]);
    expect(verified).toMatchObject({
      byName: reviewer.name,
      byRole: "reviewer",
      record: { kind: "deployment", id, name: "病历质控平台" },
      isRead: false,
    });
    expect(verified?.records).toBeGreaterThan(1);
    expect(confirmed).toMatchObject({ byName: hospital.quality.name, byRole: "hospital_quality" });
    expect(await kinds(hospital.quality)).toEqual(["record_verified"]);
    expect(await kinds(neighbour.it)).toEqual([]);
    expect(await kinds(reviewer)).toEqual([]);
  });

  it("gives the reason of a return, and says nothing of what its own author took back", async () => {
    const { id } = await draftDeployment(neighbour);
    await submitRecord(neighbour.it, await moveInput(neighbour.it, id, "submit"));
    await withdrawRecord(neighbour.it, await moveInput(neighbour.it, id, "withdraw"));
    expect(await kinds(neighbour.quality)).toEqual([]);
    const again = await draftDeployment(neighbour);
    await submitRecord(neighbour.it, await moveInput(neighbour.it, again.id, "submit"));
    await confirmRecord(neighbour.quality, await moveInput(neighbour.quality, again.id, "confirm"));
    const returned = {
      ...(await moveInput(reviewer, again.id, "return")),
      reason: "模型版本与证明材料不一致",
    };
    await returnRecord(reviewer, returned);
    const [newest] = await inbox(neighbour.quality);
    expect(newest).toMatchObject({
      kind: "record_returned",
      reason: "模型版本与证明材料不一致",
      record: { id: again.id },
    });
  });

  it("tells of a colleague who joined, and that colleague of the approval and of nothing older", async () => {
    const joining = await makeViewer(portal, null, "新同事");
    const { id } = await requestMembership(joining, {
      kind: "claim",
      role: "hospital_it",
      statement,
      claimedNumber: await numberOf(hospital),
    });
    expect(await kinds(joining)).toEqual([]);
    await decideMembership(reviewer, { requestId: id, decision: "approve" });
    const [newest] = await inbox(hospital.it);
    expect(newest).toMatchObject({ kind: "member_joined", byName: "新同事", byRole: "hospital_it" });
    const joined = await viewerOfSession(joining.sessionId, joining.request);
    if (joined === null) throw new Error("the session goes on");
    expect(await kinds(joined)).toEqual(["request_approved"]);
    expect(await kinds(reviewer)).not.toContain("member_joined");
  });
});

describe("the inbox of whoever has no hospital", () => {
  it("tells an account that its request was refused, and why", async () => {
    const asking = await makeViewer(portal, null, "申请人");
    const request = { kind: "claim", role: "hospital_it", statement };
    const { id } = await requestMembership(asking, { ...request, claimedNumber: await numberOf(hospital) });
    await decideMembership(reviewer, { requestId: id, decision: "refuse", reason: "请附单位证明" });
    expect(await inbox(asking)).toMatchObject([{ kind: "request_refused", reason: "请附单位证明" }]);
  });

  it("tells the jurisdiction's reviewers of an open dispute, and the hospital of the decision", async () => {
    const filed = await fileDispute(hospital.quality, {
      kind: "institution",
      id: hospital.id,
      grounds: "outdated",
      statement: "名称已变更，与现状不符",
      evidence: null,
    });
    expect(await inbox(reviewer)).toMatchObject([
      {
        kind: "dispute_filed",
        byName: hospital.quality.name,
        detail: "outdated",
        record: { id: hospital.id },
      },
    ]);
    expect(await kinds(farReviewer)).toEqual([]);
    await decideDispute(reviewer, {
      disputeId: filed.id,
      decision: "rejected",
      reason: "名称与执业许可证一致",
    });
    expect(await kinds(reviewer)).toEqual([]);
    expect((await inbox(hospital.it))[0]).toMatchObject({
      kind: "dispute_rejected",
      reason: "名称与执业许可证一致",
    });
    expect(await kinds(neighbour.it)).not.toContain("dispute_rejected");
  });

  it("tells administrators of a change that waits for them: not who asked, not whose role it is", async () => {
    const seat = (role: "admin_security" | "admin_system", name: string) =>
      makeViewer(portal, { role, jurisdictionCode: "000000" }, name);
    const [asks, decides, concerned] = [
      await seat("admin_security", "安全"),
      await seat("admin_system", "系统"),
      await seat("admin_system", "本人"),
    ];
    const change = { id: newId(), userId: concerned.userId, userName: "本人", reason: "调离岗位" };
    const proposed = { proposedBy: asks.userId, proposedByName: "安全", proposedAt: new Date() };
    await portal.asMaintenance((tx) => tx.insert(roleChanges).values({ ...change, ...proposed }));
    expect(await inbox(decides)).toMatchObject([{ kind: "role_asked", byName: "安全", reason: "调离岗位" }]);
    expect([await kinds(asks), await kinds(concerned)]).toEqual([[], []]);
    const decided = { decidedBy: decides.userId, decidedByName: "系统", decidedAt: new Date() };
    await portal.asMaintenance((tx) =>
      tx
        .update(roleChanges)
        .set({ ...decided, state: "approved" })
        .where(eq(roleChanges.id, change.id)),
    );
    expect([await kinds(asks), await kinds(decides)]).toEqual([["role_approved"], []]);
    expect(await kinds(hospital.it)).not.toContain("role_approved");
  });

  it.each(["researcher", "rule_editor"] as const)("is empty for a %s", async (role) => {
    const seat = {
      role,
      jurisdictionCode: "330000",
      ...(role === "rule_editor" && { authority: "nhc" as const }),
    };
    const viewer = await makeViewer(portal, seat);
    expect([await inbox(viewer), await unreadOf(viewer)]).toEqual([[], 0]);
  });
});

describe("marks", () => {
  it("are each person's own: one by one, or all that were on the screen", async () => {
    const own = await makeHospital(portal);
    await publishedDeployment(own, reviewer);
    expect([await unreadOf(own.it), await unreadOf(own.quality)]).toEqual([2, 1]);
    const [newest, older] = await inbox(own.it);
    const opened = await readNotices(own.it, { id: older?.id });
    expect(opened).toMatchObject([{ id: older?.id }]);
    expect(await inbox(own.it, true)).toMatchObject([{ id: newest?.id, isRead: false }]);
    await readNotices(own.it, { id: older?.id });
    expect([await unreadOf(own.it), await unreadOf(own.quality)]).toEqual([1, 1]);
    await readNotices(own.it, { until: newest?.at });
    expect([await unreadOf(own.it), await unreadOf(own.quality)]).toEqual([0, 1]);
    expect(await readNotices(own.it, { until: newest?.at })).toEqual([]);
  });

  it("leave what came after the screen was shown unread", async () => {
    const own = await makeHospital(portal);
    await publishedDeployment(own, reviewer);
    const [newest, older] = await inbox(own.it);
    await readNotices(own.it, { until: older?.at });
    expect(await inbox(own.it, true)).toMatchObject([{ id: newest?.id }]);
  });

  it("cannot be made on another's notice, nor on one that was never sent", async () => {
    const [theirs] = await inbox(hospital.it);
    for (const id of [theirs?.id, newId()]) {
      await expect(readNotices(neighbour.it, { id })).rejects.toMatchObject({ code: "record.not-found" });
    }
    const marks = await portal.asMaintenance((tx) =>
      tx.select().from(inboxMarks).where(eq(inboxMarks.userId, neighbour.it.userId)),
    );
    expect(marks).toEqual([]);
  });

  it.each([{}, { id: "1" }, { until: "yesterday" }, { id: newId(), until: "2026-01-01T00:00:00.000000Z" }])(
    "refuse %j",
    async (input) => {
      await expect(readNotices(hospital.it, input)).rejects.toMatchObject({ code: "input.invalid" });
    },
  );
});

describe("pages", () => {
  it("go on from where the last one ended, without a gap or a repetition, whatever shares an instant", async () => {
    const own = await makeHospital(portal);
    const seat = {
      role: "hospital_it",
      institutionId: own.id,
      jurisdictionCode: own.jurisdictionCode,
    } as const;
    for (let at = 0; at < 32; at += 1) await makeViewer(portal, seat, `同事${at}`);
    await portal.asMaintenance((tx) =>
      tx.update(memberships).set({ grantedBy: reviewer.userId }).where(eq(memberships.institutionId, own.id)),
    );
    const first = await listNotices(own.it, { unread: false, before: null });
    const second = await listNotices(own.it, { unread: false, before: first.next });
    expect([first.items.length, second.next]).toEqual([30, null]);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(32);
  });
});

/** Public numbers are asked for by who joins; the first test has published this hospital. */
async function numberOf({ id, it: person }: TestHospital): Promise<string> {
  return (await getInstitution(person, { id })).summary.number;
}
