import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inScope } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { institutions } from "@/db/schema/institutions";
import { roleChanges } from "@/db/schema/members";
import { PORTAL_STREAM_ID } from "@/db/values";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { database, databaseCode } from "@/lib/database";
import { answerOf } from "@/lib/testing/gate-world";
import { publishedDeployment } from "@/lib/testing/journey";
import { accept, invite, makeNewcomer, rolesHeldBy, trailOf } from "@/lib/testing/membership";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { listMembers } from "./member-queries";
import { decideRoleChange, proposeRoleChange, withdrawRoleChange } from "./role-commands";
import { listRoleChanges } from "./role-queries";
import { createToken } from "./token-commands";

let portal: TestPortal;
let hospital: TestHospital;
let institutionNumber: string;
let security: Viewer;
let otherSecurity: Viewer;
let system: Viewer;

const seat = (role: "admin_security" | "admin_system" | "admin_audit", name: string) =>
  makeViewer(portal, { role, jurisdictionCode: "000000" }, name);

beforeAll(async () => {
  portal = await openTestPortal();
  [security, otherSecurity] = [
    await seat("admin_security", "安全甲"),
    await seat("admin_security", "安全乙"),
  ];
  system = await seat("admin_system", "系统");
  hospital = await makeHospital(portal);
  await publishedDeployment(hospital, await makeReviewer(portal));
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(institutions).where(eq(institutions.id, hospital.id)),
  );
  institutionNumber = row?.number ?? "";
});
afterAll(() => portal.close());

const reason = "岗位调整，经批准";
const newcomer = () => makeNewcomer(portal);
const again = (viewer: Viewer) => viewerOfSession(viewer.sessionId, viewer.request);
const toReviewer = { toRole: "reviewer", authority: "nhc", jurisdictionCode: "330000" };
const toNone = { toRole: "none" };
const propose = (whom: Viewer, to: Record<string, unknown> = toReviewer, by = security) =>
  proposeRoleChange(by, { email: whom.email, reason, ...to });
const approve = (by: Viewer, changeId: string) => decideRoleChange(by, { changeId, decision: "approve" });
const refuse = (by: Viewer, changeId: string, why: string | null = "理由不足") =>
  decideRoleChange(by, { changeId, decision: "refuse", reason: why });
const refusedAs = (code: string) => ({ refused: { code } });
const fieldAs = (path: string, code: string) => ({ refused: { fields: [{ path, code }] } });
describe("a proposal", () => {
  it("changes nothing before it is decided, and stands in the portal's trail", async () => {
    const person = await newcomer();
    const { id } = await propose(person);
    expect(await again(person)).toMatchObject({ role: "account" });
    const { pending } = await listRoleChanges(system, {});
    expect(pending.find((one) => one.id === id)).toMatchObject({
      email: person.email,
      fromRole: null,
      toRole: "reviewer",
      authority: "nhc",
      jurisdictionCode: "330000",
      proposedByName: "安全甲",
      reason,
    });
    const event = (await trailOf(portal, PORTAL_STREAM_ID, "role.proposed")).at(-1);
    expect(event).toMatchObject({ objectId: id, actorId: security.userId });
    expect(event?.event).toMatchObject({ reason, detail: { from: null, to: "reviewer" } });
  });

  it("is refused for oneself, for nobody's address, for what is so already, and for a place that is not there", async () => {
    const person = await newcomer();
    expect(await answerOf(propose(security))).toMatchObject(refusedAs("role.same-person"));
    const unknown = proposeRoleChange(security, { email: "nobody@test.example", reason, ...toNone });
    expect(await answerOf(unknown)).toMatchObject(fieldAs("email", "accountUnknown"));
    expect(await answerOf(propose(person, toNone))).toMatchObject(fieldAs("toRole", "roleUnchanged"));
    const same = { toRole: "hospital_it", institutionNumber };
    expect(await answerOf(propose(hospital.it, same))).toMatchObject(fieldAs("toRole", "roleUnchanged"));
    const nowhere = { toRole: "hospital_it", institutionNumber: "INS-0099999-0" };
    expect(await answerOf(propose(person, nowhere))).toMatchObject(
      fieldAs("institutionNumber", "recordNumber"),
    );
    const noProvince = { ...toReviewer, jurisdictionCode: "990000" };
    expect(await answerOf(propose(person, noProvince))).toMatchObject(fieldAs("jurisdictionCode", "choice"));
    for (const incomplete of [{ toRole: "reviewer" }, { toRole: "hospital_it" }, { toRole: "system" }]) {
      expect(await answerOf(propose(person, incomplete))).toMatchObject(refusedAs("input.invalid"));
    }
    expect(JSON.stringify(await listRoleChanges(security, {}))).not.toContain(person.email);
  });

  it("is one at a time for one person, also of two sent at once", async () => {
    const person = await newcomer();
    const both = await Promise.all([
      answerOf(propose(person)),
      answerOf(propose(person, { toRole: "researcher" }, otherSecurity)),
    ]);
    expect(both.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(both).toContainEqual(
      expect.objectContaining({ refused: expect.objectContaining({ code: "role.open" }) }),
    );
  });

  it("is withdrawn by whoever made it and by nobody else, and is then over", async () => {
    const { id } = await propose(await newcomer());
    expect(await answerOf(withdrawRoleChange(otherSecurity, { changeId: id }))).toMatchObject(
      refusedAs("role.not-yours"),
    );
    expect(await withdrawRoleChange(security, { changeId: id })).toEqual({});
    expect(await answerOf(approve(system, id))).toMatchObject(refusedAs("role.decided"));
    expect(await answerOf(withdrawRoleChange(security, { changeId: id }))).toMatchObject(
      refusedAs("role.decided"),
    );
    const { over } = await listRoleChanges(security, {});
    expect(over.find((one) => one.id === id)).toMatchObject({ state: "withdrawn", decidedBy: null });
  });
});

describe("a decision", () => {
  it("is never the proposer's nor the person's own, and each attempt stands in the trail", async () => {
    const { id } = await propose(otherSecurity);
    expect(await answerOf(approve(security, id))).toMatchObject(refusedAs("role.same-person"));
    expect(await answerOf(approve(otherSecurity, id))).toMatchObject(refusedAs("role.same-person"));
    expect(await again(otherSecurity)).toMatchObject({ role: "admin_security" });
    const denied = await trailOf(portal, PORTAL_STREAM_ID, "access.denied");
    expect(denied.slice(-2).map(({ actorId }) => actorId)).toEqual([security.userId, otherSecurity.userId]);
    expect(await refuse(system, id)).toEqual({ state: "refused" });
  });

  it("gives the new role, ends sessions and tokens, and tells the hospital that was left", async () => {
    const own = await makeHospital(portal);
    const token = await createToken(own.it, { name: "测试令牌", scopes: ["home:read"] });
    const { id } = await propose(own.it);
    expect(await approve(system, id)).toEqual({ state: "approved" });
    expect(await again(own.it)).toBeNull();
    expect(await rolesHeldBy(portal, own.it)).toBe(1);
    const [row] = await portal.asMaintenance((tx) =>
      tx.select().from(apiTokens).where(eq(apiTokens.id, token.id)),
    );
    expect(row).toMatchObject({ revokedBy: system.userId });
    expect((await listMembers(own.quality, {})).map((one) => one.userId)).toEqual([own.quality.userId]);
    const [left] = await trailOf(portal, own.id, "membership.ended");
    expect(left?.event).toMatchObject({ reason, actor: { role: "admin_system" } });
    const approved = (await trailOf(portal, PORTAL_STREAM_ID, "role.approved")).at(-1);
    expect(approved?.event).toMatchObject({
      object: { kind: "role_change", id },
      detail: { from: "hospital_it", to: "reviewer", sessions: 1, tokens: 1 },
    });
  });

  it("lets somebody into a hospital, whose list names the administrator", async () => {
    const person = await newcomer();
    const { id } = await propose(person, { toRole: "hospital_quality", institutionNumber });
    await approve(otherSecurity, id);
    const members = await listMembers(hospital.it, {});
    expect(members.find(({ userId }) => userId === person.userId)).toMatchObject({
      role: "hospital_quality",
      cameIn: { way: "assigned", by: "安全乙" },
    });
    const [event] = await trailOf(portal, hospital.id, "membership.granted");
    expect(event).toMatchObject({ jurisdictionCode: hospital.jurisdictionCode });
  });

  it("ends a role without a new one", async () => {
    const person = await makeViewer(portal, { role: "researcher", jurisdictionCode: "000000" }, "研究");
    await approve(system, (await propose(person, toNone)).id);
    expect(await rolesHeldBy(portal, person)).toBe(0);
  });

  it("to refuse needs a reason and leaves the person as they were", async () => {
    const person = await newcomer();
    const { id } = await propose(person);
    expect(await answerOf(refuse(system, id, null))).toMatchObject(fieldAs("reason", "required"));
    expect(await refuse(system, id)).toEqual({ state: "refused" });
    expect(await again(person)).toMatchObject({ role: "account" });
    const event = (await trailOf(portal, PORTAL_STREAM_ID, "role.refused")).at(-1);
    expect(event?.event).toMatchObject({ reason: "理由不足" });
  });

  it("is one of two that come at once; the other is told that it is decided", async () => {
    const person = await newcomer();
    const { id } = await propose(person);
    const both = await Promise.all([answerOf(approve(system, id)), answerOf(refuse(otherSecurity, id))]);
    expect(both.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(both).toContainEqual(
      expect.objectContaining({ refused: expect.objectContaining({ code: "role.decided" }) }),
    );
    expect(await answerOf(approve(system, id))).toMatchObject(refusedAs("role.decided"));
  });

  it("does not approve what no longer fits, also when an invitation is accepted at the same time", async () => {
    const person = await newcomer();
    const { id } = await propose(person);
    await accept(person, (await invite(hospital.it)).secret);
    expect(await answerOf(approve(system, id))).toMatchObject(refusedAs("role.moved-on"));
    expect(await rolesHeldBy(portal, person)).toBe(1);
    expect((await listRoleChanges(system, {})).pending.map((one) => one.id)).toContain(id);
    const another = await newcomer();
    const [change, link] = [await propose(another), await invite(hospital.it)];
    const both = await Promise.all([
      answerOf(approve(system, change.id)),
      answerOf(accept(another, link.secret)),
    ]);
    expect(both.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(JSON.stringify(both)).toMatch(/role\.moved-on|membership\.already-yours/);
    expect(await rolesHeldBy(portal, another)).toBe(1);
  });

  it("of a proposal that is not there finds nothing", async () => {
    expect(await answerOf(approve(system, hospital.id))).toMatchObject(refusedAs("record.not-found"));
  });
});

describe("role changes", () => {
  it("are read by the three administrators and by nobody below them, in the database too", async () => {
    const { id } = await propose(hospital.quality);
    const audit = await seat("admin_audit", "审计");
    expect(JSON.stringify(await listRoleChanges(audit, {}))).toContain(id);
    expect(await answerOf(approve(audit, id))).toMatchObject(refusedAs("permission.denied"));
    const reviewer = await makeReviewer(portal);
    for (const viewer of [hospital.it, hospital.quality, reviewer, await newcomer()]) {
      expect(await answerOf(listRoleChanges(viewer, {}))).toMatchObject(refusedAs("permission.denied"));
      const raw = inScope(database(), scopeOf(viewer), (tx) => tx.select().from(roleChanges));
      expect(await raw.catch((error: unknown) => databaseCode(error))).toBe("42501");
    }
  });
});
