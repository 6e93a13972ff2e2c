import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invitations } from "@/db/schema/members";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { tokenHash } from "@/lib/auth/token-secret";
import { answerOf } from "@/lib/testing/gate-world";
import {
  accept,
  end,
  invite,
  makeColleague,
  makeNewcomer,
  invitationNote as note,
  rolesHeldBy,
  trailOf,
} from "@/lib/testing/membership";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { revokeInvitation } from "./invitation-commands";
import { listInvitations, listMembers } from "./member-queries";
import { INVITATION_DAYS, invitationSecret } from "./member-schema";

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
const VOID = { refused: { code: "invitation.void", fields: [], values: {} } };

describe("an invitation", () => {
  it("tells its secret once and keeps no more than its hash, for seven days", async () => {
    const { id, secret, expiresAt } = await invite(hospital.it);
    expect(secret).toMatch(invitationSecret);
    const [row] = await portal.asMaintenance((tx) =>
      tx.select().from(invitations).where(eq(invitations.id, id)),
    );
    expect(row?.hash).toBe(tokenHash(secret));
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(expiresAt.getTime() - (row?.createdAt.getTime() ?? 0)).toBe(INVITATION_DAYS * 86_400_000);
    const open = await listInvitations(hospital.quality, {});
    expect(open[0]).toMatchObject({ id, note, role: "hospital_it", invitedByName: "信息员" });
    expect(JSON.stringify(open)).not.toContain(row?.hash);
    const events = await trailOf(portal, hospital.id, "invitation.created");
    expect(events.at(-1)?.event).toMatchObject({ object: { kind: "invitation", id }, detail: { note } });
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it("makes whoever accepts it a member at the next request, in the trail of the institution", async () => {
    const own = await makeHospital(portal);
    const person = await newcomer();
    const { id, secret } = await invite(own.quality, "hospital_quality");
    expect(await accept(person, secret)).toEqual({ institutionId: own.id, role: "hospital_quality" });
    expect(await again(person)).toMatchObject({ role: "hospital_quality", institutionId: own.id });
    const members = await listMembers(own.it, {});
    expect(members.find(({ userId }) => userId === person.userId)).toMatchObject({
      role: "hospital_quality",
      cameIn: { way: "invited", by: "质量负责人" },
    });
    expect((await listInvitations(own.it, {})).map((one) => one.id)).not.toContain(id);
    const [event] = await trailOf(portal, own.id, "invitation.accepted");
    expect(event).toMatchObject({ actorId: person.userId, objectId: id });
    expect(event?.event).toMatchObject({ actor: { role: "account" }, detail: { role: "hospital_quality" } });
  });

  it("refuses used, expired, revoked, unknown and malformed links in the same words", async () => {
    const used = await invite(hospital.it);
    await accept(await newcomer(), used.secret);
    const revoked = await invite(hospital.it);
    await revokeInvitation(hospital.quality, { invitationId: revoked.id });
    const expired = await invite(hospital.it);
    await portal.asMaintenance((tx) =>
      tx
        .update(invitations)
        .set({ createdAt: new Date(0), expiresAt: new Date(Date.now() - 1000) })
        .where(eq(invitations.id, expired.id)),
    );
    const answers = [];
    for (const secret of [used.secret, revoked.secret, expired.secret, `hli_${"A".repeat(43)}`, "x", ""]) {
      const person = await newcomer();
      answers.push(await answerOf(accept(person, secret)));
      expect(await rolesHeldBy(portal, person)).toBe(0);
    }
    expect(answers[0]).toMatchObject(VOID);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("lets its own sender in no more than anybody with a wrong link, and nobody once the sender has left", async () => {
    const sender = await makeColleague(portal, hospital);
    const { secret } = await invite(sender);
    await end(portal, hospital.it, sender);
    const left = await again(sender);
    if (left === null) throw new Error("a person without a role still has an account");
    expect(await answerOf(accept(left, secret))).toMatchObject(VOID);
    expect(await answerOf(accept(await newcomer(), secret))).toMatchObject(VOID);
  });

  it("counts for nothing when an administrator, not the hospital, ended its sender's role", async () => {
    const sender = await makeColleague(portal, hospital);
    const { id, secret } = await invite(sender);
    await portal.asMaintenance((tx) =>
      tx
        .update(memberships)
        .set({ state: "ended", endedAt: new Date() })
        .where(eq(memberships.userId, sender.userId)),
    );
    expect((await listInvitations(hospital.it, {})).map((one) => one.id)).not.toContain(id);
    expect(await answerOf(accept(await newcomer(), secret))).toMatchObject(VOID);
  });

  it("tells a person who belongs somewhere so, whatever the link, and stays good for another", async () => {
    const person = await newcomer();
    await accept(person, (await invite(hospital.it)).secret);
    const { secret } = await invite(other.it);
    // The request was proven before the membership came.
    for (const link of [secret, "unknown"]) {
      expect(await answerOf(accept(person, link))).toMatchObject({
        refused: { code: "membership.already-yours" },
      });
    }
    expect(await answerOf(accept(hospital.it, secret))).toMatchObject({
      refused: { code: "permission.denied" },
    });
    expect(await accept(await newcomer(), secret)).toMatchObject({ institutionId: other.id });
  });

  it("lets one of two people in who come at once", async () => {
    const { secret } = await invite(hospital.it);
    const people = [await newcomer(), await newcomer(), await newcomer()];
    const answers = await Promise.all(people.map((person) => answerOf(accept(person, secret))));
    expect(answers.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    const refused = answers.filter((answer) => "refused" in (answer as object));
    expect(refused).toHaveLength(2);
    for (const answer of refused) expect(answer).toMatchObject(VOID);
  });

  it("lets a person with two links into one institution, and the other link stays unused", async () => {
    const person = await newcomer();
    const [first, second] = [await invite(hospital.it), await invite(other.it)];
    const answers = await Promise.all([first, second].map(({ secret }) => answerOf(accept(person, secret))));
    expect(answers.filter((answer) => "result" in (answer as object))).toHaveLength(1);
    expect(answers).toContainEqual(
      expect.objectContaining({ refused: expect.objectContaining({ code: "membership.already-yours" }) }),
    );
    expect(await rolesHeldBy(portal, person)).toBe(1);
    const uses = await portal.asMaintenance((tx) =>
      tx.$count(invitations, eq(invitations.usedBy, person.userId)),
    );
    expect(uses).toBe(1);
  });

  it("is taken back once, and not after somebody has used it", async () => {
    const { id } = await invite(hospital.it);
    const both = await Promise.all([
      answerOf(revokeInvitation(hospital.it, { invitationId: id })),
      answerOf(revokeInvitation(hospital.quality, { invitationId: id })),
    ]);
    expect(both).toContainEqual({ result: {} });
    expect(both).toContainEqual(
      expect.objectContaining({ refused: expect.objectContaining({ code: "record.not-found" }) }),
    );
    const used = await invite(hospital.it);
    await accept(await newcomer(), used.secret);
    expect(await answerOf(revokeInvitation(hospital.it, { invitationId: used.id }))).toMatchObject({
      refused: { code: "record.not-found" },
    });
  });
});
