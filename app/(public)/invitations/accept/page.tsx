import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AcceptInvitation, type Invited } from "@/components/members/accept-invitation";
import { Words } from "@/components/shell/words";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { currentViewer } from "@/lib/auth/viewer";
import { acceptInvitationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.accept"))("title") };
}

function invitedAs(viewer: Viewer | null): Invited {
  if (viewer === null) return { stand: "visitor" };
  if (!may(viewer.role, "invitation:accept")) return { stand: "member" };
  return { stand: "account", name: viewer.name, email: viewer.email };
}

/** Open to everybody, and the same for every link: what stands behind the `#` never reaches the server with the page. */
export default async function AcceptInvitationPage() {
  const [t, viewer] = await Promise.all([getTranslations("members.accept"), currentViewer()]);
  return (
    <div className="max-w-[48rem]">
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <div className="max-w-[36rem] pt-3">
            <Words areas={["forms", "members"]}>
              <AcceptInvitation invited={invitedAs(viewer)} action={acceptInvitationAction} />
            </Words>
          </div>
        </Folio>
      </div>
    </div>
  );
}
