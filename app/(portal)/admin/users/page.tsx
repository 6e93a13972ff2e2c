import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { AccountTable } from "@/components/users/account-table";
import { PersonSearch } from "@/components/users/person-search";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { institutionNames } from "@/lib/register/names";
import { listUsers } from "@/lib/users/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.users"))("title") };
}

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("user:read");
  const person = one((await searchParams).person);
  const accounts = await listUsers(viewer, { ...(person ? { person } : {}) });
  const ids = [...new Set(accounts.flatMap(({ institutionId }) => institutionId ?? []))];
  const [t, names] = await Promise.all([getTranslations("auth.users"), institutionNames(viewer, { ids })]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <PersonSearch path="/admin/users" person={person} />
          <AccountTable accounts={accounts} names={names} at={now()} />
        </Folio>
      </div>
    </>
  );
}
