import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { PersonSearch } from "@/components/users/person-search";
import { SessionForm } from "@/components/users/session-form";
import { SessionTable } from "@/components/users/session-table";
import { requireViewer } from "@/lib/auth/viewer";
import { institutionNames } from "@/lib/register/names";
import { listSessions } from "@/lib/users/queries";
import { endSessionsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sessions"))("title") };
}

export default async function SessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("session:revoke");
  const person = one((await searchParams).person);
  const sessions = await listSessions(viewer, { ...(person ? { person } : {}) });
  const ids = [...new Set(sessions.flatMap(({ institutionId }) => institutionId ?? []))];
  const [t, names] = await Promise.all([getTranslations("auth.sessions"), institutionNames(viewer, { ids })]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <PersonSearch path="/admin/sessions" person={person} />
          <SessionForm action={endSessionsAction}>
            <SessionTable sessions={sessions} names={names} own={viewer.sessionId} />
          </SessionForm>
        </Folio>
      </div>
    </>
  );
}
