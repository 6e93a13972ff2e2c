import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationForm } from "@/components/members/invitation-form";
import { InvitationNotes } from "@/components/members/invitation-notes";
import { InvitationTable } from "@/components/members/invitation-table";
import { MemberTable } from "@/components/members/member-table";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { listInvitations, listMembers } from "@/lib/users/member-queries";
import { endColleague, makeInvitation, takeBackInvitation } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

export default async function MembersPage() {
  const viewer = await requireViewer("member:read");
  const [t, members, invitations] = await Promise.all([
    getTranslations("members"),
    listMembers(viewer, {}),
    listInvitations(viewer, {}),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={<InvitationNotes />}>
        <Folio>
          <MemberTable members={members} ownId={viewer.userId} end={endColleague} />
          <InvitationTable invitations={invitations} revoke={takeBackInvitation} />
          <InvitationForm action={makeInvitation} />
        </Folio>
      </Cols>
    </>
  );
}
