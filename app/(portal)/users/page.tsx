import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/components/ui/page-head";
import { AccountTable } from "@/components/users/account-table";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { institutionNames } from "@/lib/register/names";
import { listUsers } from "@/lib/users/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.users"))("title") };
}

export default async function UsersPage() {
  const viewer = await requireViewer("user:read");
  const accounts = await listUsers(viewer, {});
  const ids = accounts.flatMap(({ institutionId }) => (institutionId === null ? [] : [institutionId]));
  const [t, names] = await Promise.all([getTranslations("auth.users"), institutionNames(viewer, { ids })]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <AccountTable accounts={accounts} names={names} at={now()} title={t("list")} />
    </>
  );
}
