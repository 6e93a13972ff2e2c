import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/components/ui/page-head";
import { AccountTable } from "@/components/users/account-table";
import { EndSessions } from "@/components/users/end-sessions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { institutionNames } from "@/lib/register/names";
import { listSessions } from "@/lib/users/queries";
import { endSessionsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sessions"))("title") };
}

export default async function SessionsPage() {
  const viewer = await requireViewer("session:revoke");
  const accounts = await listSessions(viewer, {});
  const ids = accounts.flatMap(({ institutionId }) => (institutionId === null ? [] : [institutionId]));
  const [t, names] = await Promise.all([getTranslations("auth.sessions"), institutionNames(viewer, { ids })]);
  const open = accounts.filter(({ openSessions }) => openSessions > 0);
  const sessions = open.reduce((sum, { openSessions }) => sum + openSessions, 0);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <AccountTable
        accounts={accounts.toSorted((a, b) => b.openSessions - a.openSessions)}
        names={names}
        at={now()}
        title={t("open")}
        note={open.length === 0 ? t("none") : t("openNote", { people: open.length, sessions })}
        act={({ id, name, openSessions }) => (
          <EndSessions
            action={endSessionsAction}
            userId={id}
            name={name}
            openSessions={openSessions}
            isOwn={id === viewer.userId}
          />
        )}
      />
    </>
  );
}
