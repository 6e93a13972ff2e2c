import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invitations } from "@/db/schema/members";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { answerOf } from "@/lib/testing/gate-world";
import {
  accept,
  end,
  invite,
  makeColleague,
  makeNewcomer,
  membershipOf,
  reasonOfEnding as reason,
  requestFor,
  rolesHeldBy,
  trailOf,
  usccOf,
} from "@/lib/testing/membership";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { endMembership } from "./member-commands";
import { listInvitations, listMembers } from "./member-queries";
import { decideMembership, requestMembership } from "./membership-commands";

let portal: TestPortal;
let hospital: TestHospital;
let other: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  other = await makeHospital(portal);
});
afterAll(() => portal.close());

const newcomer = () => makeNewcomer(portal);
const again = (viewer: Viewer) => viewerOfSession(viewer.sessionId, viewer.request);

describe("a membership request beside an invitation", () => {
  it("cannot be approved any more, says so, and can still be refused", async () => {
    const reviewer = await makeReviewer(portal);
    const person = await newcomer();
    const { id } = await requestMembership(person, requestFor(await usccOf(portal, other)));
    await accept(person, (await invite(hospital.it)).secret);
    const decide = (decision: "approve" | "refuse") =>
      answerOf(decideMembership(reviewer, { requestId: id, decision, reason: "已加入另一机构" }));
    expect(await decide("approve")).toMatchObject({ refused: { code: "membership.already-held" } });
    expect(await rolesHeldBy(portal, person)).toBe(1);
    expect(await decide("refuse")).toEqual({ result: { institutionId: null } });
  });

  it("and the invitation, decided and accepted at once, make one membership", async () => {
    const reviewer = await makeReviewer(portal);
    const person = await newcomer();
    const { id } = await requestMembership(person, requestFor(await usccOf(portal, other)));
    const { secret } = await invite(hospital.it);
    const answers = await Promise.all([
      answerOf(decideMembership(reviewer, { requestId: id, decision: "approve" })),
      answerOf(accept(person, secret)),
    ]);
    expect(answers.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(JSON.stringify(answers)).toMatch(/membership\.already-(held|yours)/);
    expect(await rolesHeldBy(portal, person)).toBe(1);
  });

  it("names the reviewer who approved it in the list of members", async () => {
    const own = await makeHospital(portal);
    const reviewer = await makeReviewer(portal);
    const person = await newcomer();
    const { id } = await requestMembership(person, requestFor(await usccOf(portal, own)));
    await decideMembership(reviewer, { requestId: id, decision: "approve" });
    const ways = (await listMembers(own.quality, {})).map(({ cameIn }) => cameIn);
    expect(ways).toEqual([
      { way: "installed", by: null },
      { way: "installed", by: null },
      { way: "approved", by: "审评员" },
    ]);
  });
});

describe("ending a membership", () => {
  it("takes the role at the next request, with its reason in the trail and the open invitations", async () => {
    const leaver = await makeColleague(portal, hospital);
    const { id } = await invite(leaver);
    const membershipId = await membershipOf(portal, leaver);
    await end(portal, hospital.quality, leaver);
    expect(await again(leaver)).toMatchObject({ role: "account", institutionId: null });
    expect((await listMembers(hospital.it, {})).map((one) => one.userId)).not.toContain(leaver.userId);
    const [row] = await portal.asMaintenance((tx) =>
      tx.select().from(invitations).where(eq(invitations.id, id)),
    );
    expect(row?.revokedAt).not.toBeNull();
    const event = (await trailOf(portal, hospital.id, "membership.ended")).at(-1);
    expect(event).toMatchObject({ objectId: membershipId, actorId: hospital.quality.userId });
    expect(event?.event).toMatchObject({ reason, detail: { role: "hospital_quality" } });
  });

  it("is not for oneself, not without a reason, and happens once", async () => {
    expect(await answerOf(end(portal, hospital.it, hospital.it))).toMatchObject({
      refused: { code: "membership.own" },
    });
    expect(await again(hospital.it)).toMatchObject({ role: "hospital_it" });
    const leaver = await makeColleague(portal, hospital);
    const membershipId = await membershipOf(portal, leaver);
    expect(await answerOf(endMembership(hospital.it, { membershipId, reason: " " }))).toMatchObject({
      refused: { code: "input.invalid", fields: [{ path: "reason" }] },
    });
    const both = await Promise.all([
      answerOf(endMembership(hospital.it, { membershipId, reason })),
      answerOf(endMembership(hospital.quality, { membershipId, reason })),
    ]);
    expect(both).toContainEqual({ result: {} });
    expect(JSON.stringify(both)).toContain("record.not-found");
  });

  it("reaches no other hospital's people, and its lists show none of them", async () => {
    const { id } = await invite(other.it);
    expect(await answerOf(end(portal, hospital.it, other.quality))).toMatchObject({
      refused: { code: "record.not-found" },
    });
    expect(await rolesHeldBy(portal, other.quality)).toBe(1);
    const seen = JSON.stringify([await listMembers(hospital.it, {}), await listInvitations(hospital.it, {})]);
    expect(seen).not.toContain(other.it.userId);
    expect(seen).not.toContain(id);
  });

  it("leaves two who end each other at once with one of them", async () => {
    const own = await makeHospital(portal);
    const answers = await Promise.all([
      answerOf(end(portal, own.it, own.quality)),
      answerOf(end(portal, own.quality, own.it)),
    ]);
    expect(answers).toContainEqual({ result: {} });
    expect(JSON.stringify(answers)).toContain("permission.denied");
    expect((await rolesHeldBy(portal, own.it)) + (await rolesHeldBy(portal, own.quality))).toBe(1);
  });
});
