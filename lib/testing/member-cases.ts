import { acceptInvitation, createInvitation, revokeInvitation } from "@/lib/users/invitation-commands";
import { endMembership } from "@/lib/users/member-commands";
import { listInvitations, listMembers } from "@/lib/users/member-queries";
import { changePassword } from "@/lib/users/password-commands";
import { savePreferences } from "@/lib/users/preference-commands";
import { decideRoleChange, proposeRoleChange, withdrawRoleChange } from "@/lib/users/role-commands";
import { listRoleChanges } from "@/lib/users/role-queries";
import { about, type GateCase, list, own } from "./gate-case";

const none = {};

/** The lines of the access table for people: members, invitations, role changes, one's own password. */
export const memberCases: Record<string, GateCase> = {
  "users/invitation-commands#acceptInvitation": own("invitation.accept", "invitation:accept", (actor) =>
    acceptInvitation(actor, { secret: "hli_unknown" }),
  ),
  "users/invitation-commands#createInvitation": own("invitation.create", "member:manage", (actor) =>
    createInvitation(actor, { role: "hospital_it", note: "信息科同事" }),
  ),
  "users/invitation-commands#revokeInvitation": about(
    "invitation.revoke",
    "member:manage",
    (actor, subject) => revokeInvitation(actor, { invitationId: subject.invitationId }),
  ),
  "users/member-commands#endMembership": about("membership.end", "member:manage", (actor, subject) =>
    endMembership(actor, { membershipId: subject.membershipId, reason: "已调离岗位" }),
  ),
  "users/member-queries#listInvitations": list("invitation.list", "member:read", (actor) =>
    listInvitations(actor, none),
  ),
  "users/member-queries#listMembers": list("member.list", "member:read", (actor) => listMembers(actor, none)),
  "users/preference-commands#savePreferences": own("preference.save", "preference:keep", (actor) =>
    savePreferences(actor, { isSingleKeyOn: false }),
  ),
  "users/password-commands#changePassword": own("password.change", "password:change", (actor) =>
    changePassword(actor, { current: "not the password", password: "a long enough phrase" }),
  ),
  "users/role-commands#decideRoleChange": own("role.decide", "role:decide", (actor, subject) =>
    decideRoleChange(actor, { changeId: subject.requestId, decision: "approve" }),
  ),
  "users/role-commands#proposeRoleChange": own("role.propose", "role:propose", (actor) =>
    proposeRoleChange(actor, { toRole: "none", email: "nobody@test.example", reason: "已调离岗位" }),
  ),
  "users/role-commands#withdrawRoleChange": own("role.withdraw", "role:propose", (actor, subject) =>
    withdrawRoleChange(actor, { changeId: subject.requestId }),
  ),
  "users/role-queries#listRoleChanges": own("role.changes", "role:read", (actor) =>
    listRoleChanges(actor, none),
  ),
};
