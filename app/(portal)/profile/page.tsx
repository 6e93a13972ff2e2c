import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { personOf } from "@/app/_shell/person-of";
import { ProfileSheet } from "@/components/shell/profile-sheet";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { themeCookie, themeOf } from "@/lib/i18n/locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.profile"))("title") };
}

export default async function ProfilePage() {
  const viewer = await requireViewer("preference:keep");
  const [t, person, jar] = await Promise.all([getTranslations("shell.profile"), personOf(viewer), cookies()]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <ProfileSheet
            person={person}
            email={viewer.email}
            theme={themeOf(jar.get(themeCookie)?.value)}
            isSingleKeyOn={viewer.isSingleKeyOn}
          />
        </Folio>
      </div>
    </>
  );
}
