import { and, eq, inArray } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import { institutions } from "@/db/schema/institutions";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { acceptInvitation, createInvitation } from "@/lib/users/invitation-commands";
import { endMembership } from "@/lib/users/member-commands";
import { makeViewer, type TestHospital, type TestPortal } from "./portal";

export const statement = "负责本院信息化建设工作";

/** A request to act for the institution with this credit code, as the form sends it. */
export const requestFor = (
  uscc: string,
  proposed: { nameZh?: string; provinceAdcode?: string; campus?: string } = {},
) => ({
  kind: "new_institution",
  role: "hospital_it",
  statement,
  proposal: {
    nameZh: "测试新医院",
    nameEn: null,
    provinceAdcode: "330000",
    uscc,
    type: "general_hospital",
    ...proposed,
  },
});

export const makeNewcomer = (portal: TestPortal) => makeViewer(portal, null, "新来者");

export async function usccOf(portal: TestPortal, { id }: TestHospital): Promise<string> {
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(institutions).where(eq(institutions.id, id)),
  );
  return row?.uscc ?? "";
}

/** The id of a person's role, which only lists of an institution tell. */
export async function membershipOf(portal: TestPortal, { userId }: Viewer): Promise<string> {
  const [row] = await portal.asMaintenance((tx) =>
    tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), eq(memberships.state, "active"))),
  );
  return row?.id ?? "";
}

/** One more colleague; the id of the membership. */
export async function makeMember(portal: TestPortal, hospital: TestHospital): Promise<string> {
  const { id: institutionId, jurisdictionCode } = hospital;
  const seat = { role: "hospital_it", institutionId, jurisdictionCode } as const;
  return membershipOf(portal, await makeViewer(portal, seat, "同事"));
}

export const reasonOfEnding = "已调离岗位";
export const end = async (portal: TestPortal, by: Viewer, whom: Viewer) =>
  endMembership(by, { membershipId: await membershipOf(portal, whom), reason: reasonOfEnding });

export const invitationNote = "信息科同事";
export const invite = (by: Viewer, role = "hospital_it") =>
  createInvitation(by, { role, note: invitationNote });
export const accept = (who: Viewer, secret: string) => acceptInvitation(who, { secret });

export const makeColleague = (portal: TestPortal, { id, jurisdictionCode }: TestHospital) =>
  makeViewer(portal, { role: "hospital_quality", institutionId: id, jurisdictionCode }, "同事");

/** How many roles somebody has: never more than one. */
export const rolesHeldBy = (portal: TestPortal, { userId }: Viewer): Promise<number> =>
  portal.asMaintenance((tx) =>
    tx.$count(memberships, and(eq(memberships.userId, userId), eq(memberships.state, "active"))),
  );

/** What a trail holds of some actions, oldest first. */
export const trailOf = (portal: TestPortal, institutionId: string, ...actions: string[]) =>
  portal.asMaintenance((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.institutionId, institutionId), inArray(auditEvents.action, actions)))
      .orderBy(auditEvents.seq),
  );
